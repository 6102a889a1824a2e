package io.lakewise.catalog.entry;

import java.time.Instant;
import java.util.Set;

/**
 * A service principal's secret, without what would let anybody in.
 *
 * @param id by which it is listed and removed
 * @param principal the service principal that asks for tokens with it
 * @param scopes which the tokens have at most
 * @param createdBy who made it
 * @param createdAt when
 * @param expiresAt from then on neither it nor a token works that was made with it
 */
public record SecretEntry(
    String id,
    String principal,
    Set<TokenScope> scopes,
    String createdBy,
    Instant createdAt,
    Instant expiresAt) {

  /** Keeps a copy of the scopes. */
  public SecretEntry {
    scopes = Set.copyOf(scopes);
  }

  /** By what name the tokens are made that are made with it. */
  public String maker() {
    return "secret " + id;
  }
}
