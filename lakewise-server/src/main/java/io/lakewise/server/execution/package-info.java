/** Where statements run. Starting point: {@link io.lakewise.server.execution.Sessions}. */
package io.lakewise.server.execution;
