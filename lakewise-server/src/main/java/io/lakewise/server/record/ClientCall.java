package io.lakewise.server.record;

import io.lakewise.catalog.audit.Origin;
import io.lakewise.server.statement.QueryTags;

/**
 * The call by which a statement came.
 *
 * @param userAgent what the client calls itself; may be empty
 * @param protocol {@code HTTP} or {@code FLIGHT}
 * @param traceParent the header {@code traceparent} of W3C's trace context, as the client sent it;
 *     may be empty
 * @param origin where it came from
 * @param tags what its author says of the statement
 */
public record ClientCall(
    String userAgent, String protocol, String traceParent, Origin origin, QueryTags tags) {

  /** The same with other tags. */
  public ClientCall tagged(QueryTags others) {
    return new ClientCall(userAgent, protocol, traceParent, origin, others);
  }
}
