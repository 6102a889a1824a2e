package io.lakewise.server.login;

import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Logins;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.password.PasswordCheck;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.access.LoginCookie;
import io.lakewise.server.answer.ApiException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets a browser in and gives it a cookie: always a new one, so that a cookie that somebody has put
 * there before means nothing. Thread-safe.
 */
public final class SignIn {

  private static final int ID_BYTES = 8;

  private final Supplier<Logins> logins;
  private final PasswordCheck passwords;
  private final PasswordAttempts attempts;
  private final SignInLink link;
  private final Access access;
  private final AccessAudit audit;
  private final LoginCookie cookie;
  private final Duration lifetime;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * Signs in to a state.
   *
   * @param lifetime of a login, however much it is used
   */
  public SignIn(
      Supplier<Logins> logins,
      PasswordCheck passwords,
      SignInLink link,
      Access access,
      AccessAudit audit,
      LoginCookie cookie,
      Duration lifetime,
      SecureRandom random,
      InstantSource clock) {
    this.logins = logins;
    this.passwords = passwords;
    this.attempts = new PasswordAttempts(clock);
    this.link = link;
    this.access = access;
    this.audit = audit;
    this.cookie = cookie;
    this.lifetime = lifetime;
    this.random = random;
    this.clock = clock;
  }

  /** Who signs in, how, and for what. */
  private record Somebody(
      String principal,
      String method,
      Set<TokenScope> scopes,
      Optional<String> token,
      Optional<Instant> until) {}

  /**
   * By name and password.
   *
   * @throws ApiException if one of them is wrong, or too many were
   */
  public LoginEntry byPassword(
      ServiceRequestContext context, RequestHeaders headers, String name, String password) {
    Optional<PrincipalEntry> user =
        attempts.checked(context, name, () -> passwords.signIn(name, password));
    if (user.isEmpty()) {
      audit.refused(context, headers, "login", passwords.has(name) ? name : null);
      throw ApiException.unauthenticated("The name or the password is wrong.");
    }
    return begun(context, headers, by(user.get().name(), "password"));
  }

  /**
   * By a token, whose scopes the login has, and with which it ends; by a JWT, until that ends.
   *
   * @throws ApiException if it lets nobody in, or too many did not
   */
  public LoginEntry byToken(ServiceRequestContext context, RequestHeaders headers, String token) {
    Optional<Access.Caller> caller = access.shown(context, token).join();
    if (caller.isEmpty()) {
      audit.refused(context, headers, "tokenLogin", null);
      throw ApiException.unauthenticated("The token is wrong, or works no longer.");
    }
    Optional<TokenEntry> entry = caller.get().credential();
    return begun(
        context,
        headers,
        new Somebody(
            caller.get().principal().id(),
            "token",
            caller.get().scopes(),
            entry.map(TokenEntry::id).filter(id -> !id.isEmpty()),
            entry.flatMap(TokenEntry::expiresAt)));
  }

  /**
   * As the admin, by the code that the server gave whoever started it.
   *
   * @throws ApiException if it is none, or was used before
   */
  public LoginEntry byCode(ServiceRequestContext context, RequestHeaders headers, String code) {
    if (!link.redeem(code)) {
      audit.refused(context, headers, "linkLogin", null);
      throw ApiException.unauthenticated(
          "This link was used before, is too old, or is of a server that has been started again."
              + " Sign in with a token or a password instead.");
    }
    return begun(context, headers, by(Access.ADMIN.id(), "link"));
  }

  /**
   * Sets a password, as {@link PasswordCheck#set} does; what is refused counts like a failed
   * sign-in, as the current password could be guessed here.
   *
   * @throws ApiException if too many were refused
   */
  public void change(
      ServiceRequestContext context,
      Viewer viewer,
      String name,
      Optional<String> current,
      String password,
      Optional<String> keptLogin) {
    attempts.checked(
        context,
        viewer.principal(),
        () -> {
          passwords.set(viewer, name, current.orElse(null), password, keptLogin.orElse(null));
          return Optional.of(name);
        });
  }

  /** By what an issuer said of a user, which the caller has looked at. */
  public LoginEntry byIssuer(ServiceRequestContext context, RequestHeaders headers, String user) {
    return begun(context, headers, by(user, "oidc"));
  }

  private static Somebody by(String principal, String method) {
    return new Somebody(principal, method, TokenScope.ALL, Optional.empty(), Optional.empty());
  }

  private LoginEntry begun(
      ServiceRequestContext context, RequestHeaders headers, Somebody somebody) {
    cookie.in(headers).ifPresent(this::endReplaced);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant end = now.plus(lifetime);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String login = TokenText.login(random);
    LoginEntry entry =
        logins
            .get()
            .begin(
                new LoginEntry(
                    HexFormat.of().formatHex(id),
                    somebody.principal,
                    false,
                    somebody.scopes,
                    somebody.method,
                    somebody.token,
                    AccessAudit.origin(context, headers),
                    now,
                    somebody.until.filter(until -> until.isBefore(end)).orElse(end),
                    now),
                TokenText.digest(login));
    cookie.give(context, login);
    return entry;
  }

  /** The login that the browser had until now. */
  private void endReplaced(String value) {
    if (TokenText.isLogin(value)) {
      logins
          .get()
          .find(TokenText.digest(value))
          .ifPresent(old -> logins.get().end(new Viewer(old.principal(), old.admin()), old.id()));
    }
  }
}
