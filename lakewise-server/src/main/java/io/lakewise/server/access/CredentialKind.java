package io.lakewise.server.access;

import io.lakewise.catalog.entry.TokenEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A kind of what lets somebody in: tokens, logins of browsers, or what another issuer signed. */
public interface CredentialKind {

  /**
   * How to ask, now and again later, whether a text lets somebody in; empty if it is of another
   * kind. Asking may take a while.
   */
  Optional<Supplier<Optional<TokenEntry>>> question(String text);

  /** Where it is asked. */
  Executor asking();

  /** Notes when some were last used, by the ids of their entries. */
  void used(Map<String, Instant> times);
}
