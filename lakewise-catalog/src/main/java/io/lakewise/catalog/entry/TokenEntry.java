package io.lakewise.catalog.entry;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token, without what would let anybody in.
 *
 * @param id by which it is listed and revoked
 * @param principal on whose behalf its holder acts
 * @param admin whether that principal sees and changes everything
 * @param scopes which interfaces it may use
 * @param comment what it is for; may be empty
 * @param createdBy who made it
 * @param createdAt when
 * @param expiresAt from then on it does not work; empty for never
 * @param revokedAt since then it does not work
 * @param lastUsedAt when it was last used, to about a minute
 */
public record TokenEntry(
    String id,
    String principal,
    boolean admin,
    Set<TokenScope> scopes,
    String comment,
    String createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {

  /** Keeps a copy of the scopes. */
  public TokenEntry {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it lets its holder in at a moment. */
  public boolean works(Instant now) {
    return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }
}
