/**
 * The log: lines of JSON without a literal of any statement. Starting point: {@link
 * io.lakewise.server.log.JsonLines}.
 */
package io.lakewise.server.log;
