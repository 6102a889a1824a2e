/**
 * Numbers about the server for Prometheus. Starting point: {@link
 * io.lakewise.server.metrics.ServerMetrics}.
 */
package io.lakewise.server.metrics;
