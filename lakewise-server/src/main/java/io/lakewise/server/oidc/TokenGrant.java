package io.lakewise.server.oidc;

import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** A way to ask the token endpoint for a token (RFC 6749). */
public interface TokenGrant {

  /** How long a token works at most. */
  Duration LIFETIME = Duration.ofHours(1);

  /** How long it can be seen that there was one. */
  Duration REMEMBERED = Duration.ofDays(1);

  /** How many tokens of one maker a principal has at most; one more ends the oldest. */
  int MOST = 1000;

  /** What a client asks for to come again without its credential, which it need not. */
  String OFFLINE = "offline_access";

  /** Its {@code grant_type}. */
  String type();

  /**
   * Whether its credentials cannot be guessed and cost little to look up: then whoever has one is
   * heard also where others behind the same address have failed too often.
   */
  boolean isHeardAlways();

  /**
   * Makes a token.
   *
   * @throws RefusedGrant if there is none for whoever asks
   */
  IssuedToken issue(RequestHeaders headers, QueryParams wanted);

  /** The scopes that are asked for; empty for none. */
  static Set<TokenScope> scopes(QueryParams wanted) {
    Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
    for (String each : wanted.get("scope", "").split(" ")) {
      if (!each.isEmpty() && !each.equals(OFFLINE)) {
        scopes.add(
            TokenScope.of(each)
                .orElseThrow(
                    () ->
                        new RefusedGrant("invalid_scope", "There is no such scope as asked for.")));
      }
    }
    return scopes;
  }
}
