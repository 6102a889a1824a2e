package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests whose answers are not yet whole, by the digests of the tokens that let them in, so that
 * they end when a token does. Thread-safe.
 */
final class OpenRequests {

  private final Map<String, Set<ServiceRequestContext>> open = new ConcurrentHashMap<>();

  /** A request has begun; it is forgotten when its answer has been sent. */
  void began(String digest, ServiceRequestContext request) {
    open.compute(
        digest,
        (token, known) -> {
          Set<ServiceRequestContext> requests = known == null ? new HashSet<>() : known;
          requests.add(request);
          return requests;
        });
    request.log().whenComplete().thenRun(() -> ended(digest, request));
  }

  private void ended(String digest, ServiceRequestContext request) {
    open.computeIfPresent(
        digest,
        (token, requests) -> {
          requests.remove(request);
          return requests.isEmpty() ? null : requests;
        });
  }

  /** The tokens that have any. */
  Set<String> tokens() {
    return Set.copyOf(open.keySet());
  }

  /** Ends all requests of a token. */
  void end(String digest) {
    Set<ServiceRequestContext> ending = new HashSet<>();
    open.computeIfPresent(
        digest,
        (token, requests) -> {
          ending.addAll(requests);
          return requests;
        });
    ending.forEach(ServiceRequestContext::cancel);
  }
}
