package io.lakewise.catalog.entry;

import io.lakewise.catalog.audit.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * That somebody has signed in with a browser, without what lets the browser in.
 *
 * @param id by which it is listed and ended
 * @param principal on whose behalf its holder acts
 * @param admin whether that principal sees and changes everything
 * @param scopes which interfaces it may use
 * @param method how: {@code password}, {@code token}, {@code link} or {@code oidc}
 * @param token id of the token that it began with, and ends with
 * @param origin where it began
 * @param createdAt when
 * @param expiresAt from then on it does not work
 * @param lastUsedAt when it was last used, to about a minute
 */
public record LoginEntry(
    String id,
    String principal,
    boolean admin,
    Set<TokenScope> scopes,
    String method,
    Optional<String> token,
    Origin origin,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt) {

  /** Keeps a copy of the scopes. */
  public LoginEntry {
    scopes = Set.copyOf(scopes);
  }

  /**
   * When it ends if it is not used.
   *
   * @param idle how long nobody may use it
   */
  public Instant endsAt(Duration idle) {
    Instant idles = lastUsedAt.plus(idle);
    return idles.isBefore(expiresAt) ? idles : expiresAt;
  }
}
