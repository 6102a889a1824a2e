package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.entry.TokenEntry;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Requests whose answers are not yet whole, by the digests of the credentials that let them in, so
 * that they end when those do. Thread-safe.
 */
final class OpenRequests {

  /** What a credential has let in, and how to ask whether it still would. */
  private record Open(
      Supplier<Optional<TokenEntry>> question, Set<ServiceRequestContext> requests) {}

  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /** A request has begun; it is forgotten when its answer has been sent. */
  void began(
      String digest, Supplier<Optional<TokenEntry>> question, ServiceRequestContext request) {
    open.compute(
        digest,
        (credential, known) -> {
          Open requests = known == null ? new Open(question, new HashSet<>()) : known;
          requests.requests.add(request);
          return requests;
        });
    request.log().whenComplete().thenRun(() -> ended(digest, request));
  }

  private void ended(String digest, ServiceRequestContext request) {
    open.computeIfPresent(
        digest,
        (credential, known) -> {
          known.requests.remove(request);
          return known.requests.isEmpty() ? null : known;
        });
  }

  /** The credentials that have any, and how to ask for them. */
  Map<String, Supplier<Optional<TokenEntry>>> questions() {
    Map<String, Supplier<Optional<TokenEntry>>> questions = new ConcurrentHashMap<>();
    open.forEach((digest, known) -> questions.put(digest, known.question));
    return questions;
  }

  /** Ends all requests of a credential. */
  void end(String digest) {
    Set<ServiceRequestContext> ending = new HashSet<>();
    open.computeIfPresent(
        digest,
        (credential, known) -> {
          ending.addAll(known.requests);
          return known;
        });
    ending.forEach(ServiceRequestContext::cancel);
  }
}
