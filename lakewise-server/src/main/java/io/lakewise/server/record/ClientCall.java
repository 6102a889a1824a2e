package io.lakewise.server.record;

/**
 * The call by which a statement came.
 *
 * @param userAgent what the client calls itself; may be empty
 * @param protocol {@code HTTP} or {@code FLIGHT}
 * @param traceParent the header {@code traceparent} of W3C's trace context, as the client sent it;
 *     may be empty
 */
public record ClientCall(String userAgent, String protocol, String traceParent) {}
