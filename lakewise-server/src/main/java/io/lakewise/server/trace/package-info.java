/**
 * Spans of statements for OpenTelemetry, where its environment variables ask for them. Starting
 * point: {@link io.lakewise.server.trace.StatementTraces}.
 */
package io.lakewise.server.trace;
