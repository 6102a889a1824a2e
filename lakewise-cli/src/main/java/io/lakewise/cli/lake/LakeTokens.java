package io.lakewise.cli.lake;

import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import java.util.List;

/** Who is let in by the servers of a lake. */
public interface LakeTokens {

  /**
   * Makes a token.
   *
   * @param principal on whose behalf its holder acts
   * @param days how long it works; 0 for ever
   * @param scopes names of the interfaces that it may use; none for all
   */
  IssuedToken create(String principal, String comment, int days, List<String> scopes);

  /** All tokens, the newest first. */
  List<TokenEntry> list();

  /** Ends a token for ever. */
  void revoke(String id);
}
