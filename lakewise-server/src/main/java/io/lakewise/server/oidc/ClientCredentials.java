package io.lakewise.server.oidc;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import io.lakewise.catalog.Secrets;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SecretEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.catalog.token.TokenIssuer.NewToken;
import io.lakewise.catalog.token.TokenText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tokens for service principals that come with a secret (RFC 6749, section 4.4), as {@code
 * oauth-m2m} of Databricks' clients asks.
 */
public final class ClientCredentials implements TokenGrant {

  private static final String BASIC = "Basic ";

  private final Supplier<Secrets> secrets;
  private final Supplier<Tokens> tokens;
  private final TokenIssuer issuer;
  private final InstantSource clock;

  /** Who says to be whom. */
  private record Client(String id, String secret) {}

  /**
   * Makes tokens for secrets of a state.
   *
   * @param secrets opens the state when it is first needed
   * @param tokens likewise
   * @param issuer makes tokens
   */
  public ClientCredentials(
      Supplier<Secrets> secrets, Supplier<Tokens> tokens, TokenIssuer issuer, InstantSource clock) {
    this.secrets = secrets;
    this.tokens = tokens;
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "client_credentials";
  }

  @Override
  public boolean isHeardAlways() {
    return true;
  }

  @Override
  public IssuedToken issue(RequestHeaders headers, QueryParams wanted) {
    if (wanted.contains("assume_group")) {
      throw new RefusedGrant("invalid_request", "Nobody acts for others here: assume_group.");
    }
    Client client = client(headers, wanted);
    if (!TokenText.isClientSecret(client.secret())) {
      throw RefusedGrant.client();
    }
    String digest = TokenText.digest(client.secret());
    SecretEntry secret =
        secrets
            .get()
            .find(digest)
            .filter(found -> names(client.id(), found.principal()))
            .orElseThrow(RefusedGrant::client);
    Set<TokenScope> scopes = granted(TokenGrant.scopes(wanted), secret.scopes());
    Viewer maker = new Viewer(secret.maker(), true);
    tokens
        .get()
        .forget(maker.principal(), clock.instant().minus(REMEMBERED), secret.principal(), MOST - 1);
    IssuedToken token =
        issuer.issue(
            maker,
            new NewToken(secret.principal(), "for a secret", Optional.of(LIFETIME), scopes),
            Optional.of(secret.expiresAt()));
    if (secrets.get().find(digest).isEmpty()) {
      // It was removed meanwhile, and with it all tokens but this one.
      tokens.get().revoke(maker, token.entry().id());
      throw RefusedGrant.client();
    }
    return token;
  }

  /** By the header, or by the form, and by one of them alone (RFC 6749, section 2.3). */
  private static Client client(RequestHeaders headers, QueryParams wanted) {
    String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (authorization == null) {
      return new Client(wanted.get("client_id", ""), wanted.get("client_secret", ""));
    }
    if (wanted.contains("client_secret")) {
      throw new RefusedGrant("invalid_request", "The client says who it is in two ways.");
    }
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      throw RefusedGrant.client();
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()),
              StandardCharsets.UTF_8);
      int colon = pair.lastIndexOf(':');
      if (colon >= 0) {
        return new Client(pair.substring(0, colon), pair.substring(colon + 1));
      }
    } catch (IllegalArgumentException noBase64) {
      throw RefusedGrant.client();
    }
    throw RefusedGrant.client();
  }

  /** Some clients send the id as in a form, as the RFC says, most as it is. */
  private static boolean names(String id, String principal) {
    String key = NameRules.key(principal);
    if (NameRules.key(id).equals(key)) {
      return true;
    }
    try {
      return NameRules.key(URLDecoder.decode(id, StandardCharsets.UTF_8)).equals(key);
    } catch (IllegalArgumentException notEncoded) {
      return false;
    }
  }

  /** What is asked for, as far as the secret gives it; all of that if nothing is asked for. */
  private static Set<TokenScope> granted(Set<TokenScope> wanted, Set<TokenScope> given) {
    if (wanted.isEmpty() || wanted.contains(TokenScope.ALL_APIS)) {
      return given;
    }
    if (given.contains(TokenScope.ALL_APIS)) {
      return wanted;
    }
    Set<TokenScope> both = EnumSet.copyOf(wanted);
    both.retainAll(given);
    if (both.isEmpty()) {
      throw new RefusedGrant("invalid_scope", "The secret has none of the scopes asked for.");
    }
    return both;
  }
}
