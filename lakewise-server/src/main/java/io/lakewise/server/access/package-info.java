/** Who may ask, from where. Starting point: {@link io.lakewise.server.access.Access}. */
package io.lakewise.server.access;
