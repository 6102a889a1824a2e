package io.lakewise.cli.lake;

import io.lakewise.catalog.entry.TokenEntry;
import java.util.List;

/** Who is let in by the servers of a lake. */
public interface LakeTokens {

  /** A token that was made, and what lets its holder in, which is told once. */
  record MadeToken(TokenEntry entry, String value) {}

  /**
   * Makes a token.
   *
   * @param principal on whose behalf its holder acts
   * @param days how long it works; 0 for ever
   */
  MadeToken create(String principal, String comment, int days);

  /** All tokens, the newest first. */
  List<TokenEntry> list();

  /** Ends a token for ever. */
  void revoke(String id);
}
