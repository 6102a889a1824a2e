package io.lakewise.cli.lake;

import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.catalog.token.TokenIssuer.NewToken;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** The tokens of a lake in this process. */
final class EmbeddedTokens implements LakeTokens {

  private final Tokens tokens;
  private final TokenIssuer issuer;

  EmbeddedTokens(Tokens tokens) {
    this.tokens = tokens;
    this.issuer = new TokenIssuer(() -> tokens, new SecureRandom(), InstantSource.system());
  }

  @Override
  public IssuedToken create(String principal, String comment, int days, List<String> scopes) {
    return issuer.issue(
        Viewer.LOCAL,
        new NewToken(principal, comment, TokenIssuer.days(days), TokenIssuer.scopes(scopes)));
  }

  @Override
  public List<TokenEntry> list() {
    return tokens.list(Viewer.LOCAL);
  }

  @Override
  public void revoke(String id) {
    tokens.revoke(Viewer.LOCAL, id);
  }
}
