/**
 * Sends reports to people and other servers. Starting point: {@link
 * io.lakewise.server.delivery.Deliveries}.
 */
package io.lakewise.server.delivery;
