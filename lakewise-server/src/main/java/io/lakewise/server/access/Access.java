package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.error.ServerErrors;
import io.netty.util.AttributeKey;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Tells who holds a credential; all protocols ask it. Thread-safe. */
public final class Access {

  /** The admin of the server. */
  public static final Principal ADMIN = new Principal("admin", true);

  private static final String BEARER = "bearer ";
  private static final AttributeKey<Caller> CALLER = AttributeKey.valueOf(Access.class, "caller");

  private final AdminToken adminToken;
  private final TokenHolders holders;
  private final Attempts guesses;

  /**
   * Knows the admin, and who holds a token of the state.
   *
   * @param guesses of credentials, by address
   */
  public Access(AdminToken adminToken, TokenHolders holders, Attempts guesses) {
    this.adminToken = adminToken;
    this.holders = holders;
    this.guesses = guesses;
  }

  /**
   * Who was let in, and for what.
   *
   * @param credential by which; empty for the admin's token
   * @param login whether that is the login of a browser
   */
  public record Caller(
      Principal principal, Set<TokenScope> scopes, Optional<TokenEntry> credential, boolean login) {

    private static Caller of(TokenEntry token, boolean login) {
      return new Caller(
          new Principal(token.principal(), token.admin()),
          token.scopes(),
          Optional.of(token),
          login);
    }

    private Caller allowed(String path) {
      if (!ApiScopes.allow(scopes, path)) {
        throw ServerErrors.outOfScope(TokenScope.text(scopes), ApiScopes.needed(path).spelled());
      }
      return this;
    }
  }

  /** Who holds a token that may be used for the calls below a path. */
  public Holders holders(String path) {
    return new Holders() {
      @Override
      public CompletableFuture<Optional<Principal>> holder(String token) {
        return caller(token, path, false).thenApply(caller -> caller.map(Caller::principal));
      }

      @Override
      public CompletableFuture<Optional<Principal>> letIn(
          ServiceRequestContext request, String token) {
        return Access.this.letIn(request, token, path, false);
      }
    };
  }

  /** Who sends {@code Authorization: Bearer <token>}; {@code header} may be null. */
  CompletableFuture<Optional<Principal>> bearer(ServiceRequestContext request, String header) {
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return letIn(request, header.substring(BEARER.length()).strip(), request.path(), false);
  }

  /** Whose login a browser has, as its cookie says. */
  CompletableFuture<Optional<Principal>> login(ServiceRequestContext request, String cookie) {
    return letIn(request, cookie, request.path(), true);
  }

  /**
   * Who has guessed too often is heard again later, unless he shows what has let somebody in: so
   * others behind the same address go on.
   */
  private CompletableFuture<Optional<Principal>> letIn(
      ServiceRequestContext request, String token, String path, boolean login) {
    String address = Addresses.of(request);
    int seconds = guesses.seconds(address);
    if (seconds > 0 && !adminToken.matches(token) && !holders.isKnown(token)) {
      return CompletableFuture.failedFuture(ServerErrors.tooManyAttempts(seconds));
    }
    return caller(token, path, login)
        .thenApply(
            found -> {
              if (found.isEmpty()) {
                guesses.tried(address);
              }
              found.ifPresent(
                  caller -> {
                    request.setAttr(CALLER, caller);
                    if (caller.credential.isPresent() && !ApiScopes.mayEndCredentials(path)) {
                      holders.began(token, request);
                    }
                  });
              return found.map(Caller::principal);
            });
  }

  /** Who holds a token that is shown otherwise than with a request, which counts as a guess. */
  public CompletableFuture<Optional<Caller>> shown(ServiceRequestContext request, String token) {
    int seconds = guesses.seconds(Addresses.of(request));
    if (seconds > 0) {
      return CompletableFuture.failedFuture(ServerErrors.tooManyAttempts(seconds));
    }
    return caller(token, ApiScopes.OWN_SESSION, false)
        .thenApply(
            found -> {
              if (found.isEmpty()) {
                guesses.tried(Addresses.of(request));
              }
              return found;
            });
  }

  private CompletableFuture<Optional<Caller>> caller(String token, String path, boolean login) {
    if (TokenText.isLogin(token) != login) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return adminToken.matches(token)
        ? CompletableFuture.completedFuture(
            Optional.of(new Caller(ADMIN, TokenScope.ALL, Optional.empty(), false)))
        : holders
            .holder(token)
            .thenApply(found -> found.map(entry -> Caller.of(entry, login).allowed(path)));
  }

  /** On whose behalf a request runs, which {@link Guard} has let in. */
  public static Principal caller(ServiceRequestContext context) {
    return letIn(context).principal();
  }

  /**
   * The scopes of a token that the caller makes: those with some names, or those of its own token
   * if there are none.
   *
   * @throws ApiException if its own token has not all of them
   * @throws io.lakewise.table.error.LakewiseException (USER) if there are no such scopes
   */
  public static Set<TokenScope> grantable(ServiceRequestContext context, Collection<String> names) {
    Set<TokenScope> own = letIn(context).scopes;
    Set<TokenScope> wanted = names.isEmpty() ? own : TokenIssuer.scopes(names);
    if (!TokenScope.within(wanted, own)) {
      throw ApiException.forbidden(
          "A token with the scopes %s makes none with the scopes %s."
              .formatted(TokenScope.text(own), TokenScope.text(wanted)));
    }
    return wanted;
  }

  /** Who was let in for a request, and by what. */
  public static Caller letIn(ServiceRequestContext context) {
    Caller caller = context.attr(CALLER);
    if (caller == null) {
      throw new IllegalStateException("Nobody was let in for " + context.path());
    }
    return caller;
  }

  /** For whom a request looks names up, which {@link Guard} has let in. */
  public static Viewer viewer(ServiceRequestContext context) {
    return caller(context).viewer();
  }

  /** The caller of a request is the same, with where it comes from. */
  static void letIn(ServiceRequestContext context, Principal principal) {
    Caller caller = letIn(context);
    context.setAttr(CALLER, new Caller(principal, caller.scopes, caller.credential, caller.login));
  }
}
