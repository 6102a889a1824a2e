package io.lakewise.catalog;

import io.lakewise.catalog.entry.TokenEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is let in, by which tokens. Only digests of tokens come here. An admin sees and changes all;
 * others see and revoke their own.
 */
public interface Tokens {

  /** All that the viewer sees, the newest first, those that no longer work among them. */
  List<TokenEntry> list(Viewer viewer);

  /**
   * Adds a token for a principal, who is made known by it; never as an admin.
   *
   * @param wanted its principal's name and admin are taken from the principal if there is one
   * @param digest of the token, as {@link io.lakewise.catalog.token.TokenText#digest} makes it
   * @return the token as it was added
   * @throws io.lakewise.table.error.LakewiseException (USER) if the viewer is no admin and the
   *     token another's, or the name cannot be a principal's
   */
  TokenEntry create(Viewer viewer, TokenEntry wanted, String digest);

  /**
   * Ends a token, at once and for ever; nothing happens if that was done before.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if the viewer sees none with this id
   */
  void revoke(Viewer viewer, String id);

  /**
   * Removes the tokens that somebody made and that ended before a time, and of those for one
   * principal the oldest, which so end; nobody is told of it.
   *
   * @param left how many of those for the principal stay at most
   */
  void forget(String createdBy, Instant endedBefore, String principal, int left);

  /** The token with a digest, whether or not it still works; none of an inactive principal. */
  Optional<TokenEntry> find(String digest);

  /** Notes when tokens were last used, by id; never an earlier time than is known. */
  void used(Map<String, Instant> times);
}
