package io.lakewise.server.oidc;

import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import com.nimbusds.jwt.JWTClaimsSet;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.catalog.token.TokenIssuer.NewToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tokens of ours for JWTs of the issuer (RFC 8693), as Databricks' workload identity federation has
 * it.
 */
public final class TokenExchange implements TokenGrant {

  private static final Set<String> SUBJECTS =
      Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");

  private final OidcSource source;
  private final Supplier<Tokens> tokens;
  private final TokenIssuer issuer;

  private TokenExchange(OidcSource source, Supplier<Tokens> tokens, TokenIssuer issuer) {
    this.source = source;
    this.tokens = tokens;
    this.issuer = issuer;
  }

  /**
   * Exchanges what a source vouches for, where its JWTs are taken at all.
   *
   * @param tokens opens the state when it is first needed
   * @param issuer makes tokens
   */
  public static Optional<TokenExchange> of(
      OidcSource source, Supplier<Tokens> tokens, TokenIssuer issuer) {
    return source.settings().audiences().isEmpty()
        ? Optional.empty()
        : Optional.of(new TokenExchange(source, tokens, issuer));
  }

  @Override
  public String type() {
    return "urn:ietf:params:oauth:grant-type:token-exchange";
  }

  @Override
  public boolean isHeardAlways() {
    return false;
  }

  @Override
  public IssuedToken issue(RequestHeaders headers, QueryParams wanted) {
    if (!SUBJECTS.contains(wanted.get("subject_token_type", ""))) {
      throw new RefusedGrant(
          "invalid_request", "subject_token_type must be one of " + SUBJECTS + ".");
    }
    for (String unknown : List.of("actor_token", "assume_group")) {
      if (wanted.contains(unknown)) {
        throw new RefusedGrant("invalid_request", "Nobody acts for others here: " + unknown + ".");
      }
    }
    Set<TokenScope> asked = TokenGrant.scopes(wanted);
    Set<TokenScope> scopes = asked.isEmpty() ? TokenScope.ALL : asked;
    JWTClaimsSet claims =
        source
            .check()
            .claims(wanted.get("subject_token", ""), source.settings().audiences())
            .orElseThrow(TokenExchange::nobody);
    String client = wanted.get("client_id", "");
    PrincipalEntry caller =
        source
            .users()
            .caller(claims)
            .filter(
                found ->
                    client.isEmpty() || NameRules.key(client).equals(NameRules.key(found.name())))
            .orElseThrow(TokenExchange::nobody);
    return issued(caller, scopes, claims);
  }

  /** It works no longer than the JWT would. */
  private IssuedToken issued(PrincipalEntry caller, Set<TokenScope> scopes, JWTClaimsSet claims) {
    Instant now = source.clock().instant();
    Duration left = Duration.between(now, claims.getExpirationTime().toInstant());
    if (left.toSeconds() < 1) {
      throw nobody();
    }
    Viewer maker = new Viewer(source.issuer().name(), true);
    tokens.get().forget(maker.principal(), now.minus(REMEMBERED), caller.name(), MOST - 1);
    return issuer.issue(
        maker,
        new NewToken(
            caller.name(),
            "for a JWT",
            Optional.of(left.compareTo(LIFETIME) < 0 ? left : LIFETIME),
            scopes));
  }

  /** The same whatever is wrong, so that nobody learns who is known here. */
  private static RefusedGrant nobody() {
    return new RefusedGrant("invalid_request", "The subject_token lets nobody in here.");
  }
}
