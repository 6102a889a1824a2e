/** The errors of the server. Starting point: {@link io.lakewise.server.error.ServerErrors}. */
package io.lakewise.server.error;
