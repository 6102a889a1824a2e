package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.GrantedTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who is let in. */
public final class TokenEndpoints {

  private static final String ALL = "/api/v1/tokens";
  private static final long DEFAULT_DAYS = 90;

  private final Supplier<Tokens> tokens;
  private final TokenIssuer issuer;
  private final GrantedTime granted;
  private final Runnable forget;
  private final InstantSource clock;

  /**
   * Changes the tokens of a state.
   *
   * @param granted until when new ones work at most
   * @param forget called when one was revoked, so that it does not work a moment longer
   */
  public TokenEndpoints(
      Supplier<Tokens> tokens,
      TokenIssuer issuer,
      GrantedTime granted,
      Runnable forget,
      InstantSource clock) {
    this.tokens = tokens;
    this.issuer = issuer;
    this.granted = granted;
    this.forget = forget;
    this.clock = clock;
  }

  /**
   * What a new token shall be; of no number of days is 90, of 0 for ever. It works no longer than
   * the token that makes it.
   *
   * @param scope names of scopes with spaces between; those of the caller's token if there are none
   */
  record NewToken(
      String principal, Optional<String> comment, Optional<Long> days, Optional<String> scope) {}

  /** A token without what lets anybody in. */
  record Token(
      String id,
      String principal,
      boolean admin,
      boolean works,
      String scope,
      String comment,
      String createdBy,
      Instant createdAt,
      Optional<Instant> expiresAt,
      Optional<Instant> revokedAt,
      Optional<Instant> lastUsedAt) {}

  /** A new token, and what lets its holder in, which is said once. */
  record MadeToken(Token token, String value) {}

  /** A page of tokens, the newest first. */
  record TokenList(List<Token> tokens, Optional<String> nextPageToken) {}

  /** That something was done. */
  record Revoked(String id) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            ALL,
            "listTokens",
            "The tokens of the caller; all for an admin",
            List.of(Parameter.LIMIT, Parameter.PAGE),
            TokenList.class,
            this::list),
        new Endpoint(
            HttpMethod.POST,
            ALL,
            "createToken",
            "Makes a token for somebody, who need not be known before",
            true,
            List.of(),
            Optional.of(NewToken.class),
            MadeToken.class,
            this::create),
        new Endpoint(
            HttpMethod.DELETE,
            ALL + "/{id}",
            "revokeToken",
            "Ends a token for ever",
            false,
            List.of(),
            Optional.empty(),
            Revoked.class,
            this::revoke));
  }

  private TokenList list(ApiCall call) {
    Page<TokenEntry> page =
        Page.of(call, tokens.get().list(call.caller().viewer()), TokenEntry::id);
    return new TokenList(page.items().stream().map(this::described).toList(), page.next());
  }

  private MadeToken create(ApiCall call) {
    NewToken wanted = call.body(NewToken.class);
    IssuedToken made =
        issuer.issue(
            call.caller().viewer(),
            new TokenIssuer.NewToken(
                wanted.principal(),
                wanted.comment().orElse(""),
                TokenIssuer.days(wanted.days().orElse(DEFAULT_DAYS)),
                Access.grantable(
                    call.context(),
                    wanted.scope().map(text -> List.of(text.split(" "))).orElse(List.of()))),
            granted.end(call.context()));
    return new MadeToken(described(made.entry()), made.value());
  }

  private Revoked revoke(ApiCall call) {
    tokens.get().revoke(call.caller().viewer(), call.path("id"));
    forget.run();
    return new Revoked(call.path("id"));
  }

  private Token described(TokenEntry token) {
    return new Token(
        token.id(),
        token.principal(),
        token.admin(),
        token.works(clock.instant()),
        TokenScope.text(token.scopes()),
        token.comment(),
        token.createdBy(),
        token.createdAt(),
        token.expiresAt(),
        token.revokedAt(),
        token.lastUsedAt());
  }
}
