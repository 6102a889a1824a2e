package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Logins;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.password.PasswordCheck;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.Guard;
import io.lakewise.server.access.LoginCookie;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.login.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Signing in and out with a browser, and the passwords for that. */
public final class SessionEndpoints {

  private static final String OWN = "/api/v1/session";
  private static final String ALL = "/api/v1/sessions";

  private final Supplier<Logins> logins;
  private final SignIn signIn;
  private final PasswordCheck passwords;
  private final LoginCookie cookie;
  private final Duration idle;
  private final boolean byIssuer;
  private final Runnable forget;

  /**
   * Serves the logins of a state.
   *
   * @param idle after which a login ends that nobody uses
   * @param byIssuer whether browsers sign in by OpenID Connect
   * @param forget called when one was ended, so that it does not work a moment longer
   */
  public SessionEndpoints(
      Supplier<Logins> logins,
      SignIn signIn,
      PasswordCheck passwords,
      LoginCookie cookie,
      Duration idle,
      boolean byIssuer,
      Runnable forget) {
    this.logins = logins;
    this.signIn = signIn;
    this.passwords = passwords;
    this.cookie = cookie;
    this.idle = idle;
    this.byIssuer = byIssuer;
    this.forget = forget;
  }

  /** A user's name and password, a token, or the code of the link that the server printed. */
  record Credentials(
      Optional<String> user,
      Optional<String> password,
      Optional<String> token,
      Optional<String> code) {

    /** Whether there is one of them. */
    private boolean isOne() {
      return Stream.of(
                  user.isPresent() && password.isPresent(), token.isPresent(), code.isPresent())
              .filter(present -> present)
              .count()
          == 1;
    }
  }

  /**
   * How one may sign in beside a name and password or a token.
   *
   * @param oidc whether an issuer of OpenID Connect lets people in, by {@code /oidc/login}
   * @param session whether the browser shows one, which may have ended: who shows none need not ask
   *     who he is
   */
  record SignInWays(boolean oidc, boolean session) {}

  /** Who asks; {@code session} and its end only with a session. */
  record Who(
      String principal,
      boolean admin,
      String scope,
      boolean hasPassword,
      Optional<String> session,
      Optional<Instant> expiresAt) {}

  /**
   * A session without what lets anybody in.
   *
   * @param method password, token, link or oidc
   * @param endsAt if it is not used before
   * @param current whether it is the caller's
   */
  record Session(
      String id,
      String principal,
      String method,
      String scope,
      Instant createdAt,
      Instant lastUsedAt,
      Instant endsAt,
      Instant expiresAt,
      Optional<String> address,
      Optional<String> agent,
      boolean current) {}

  /** A page of sessions, the newest first. */
  record SessionList(List<Session> sessions, Optional<String> nextPageToken) {}

  /** That a session has ended. */
  record Ended(String id) {}

  /** A password; the caller's if no principal is named, then with the current one if there is. */
  record NewPassword(
      Optional<String> principal, Optional<String> currentPassword, String password) {}

  /** Whose password was set. */
  record PasswordSet(String principal) {}

  List<Endpoint> all() {
    return List.of(
        changing(
            HttpMethod.POST,
            OWN,
            "signIn",
            "Signs in with a password, a token, or the code of a link; the answer has a cookie",
            Optional.of(Credentials.class),
            Session.class,
            this::begin),
        Endpoint.get(
            Guard.SIGN_IN_WAYS,
            "signInWays",
            "For everybody: whether an issuer lets people in, and whether a session was shown",
            List.of(),
            SignInWays.class,
            call -> new SignInWays(byIssuer, cookie.in(call.request().headers()).isPresent())),
        Endpoint.get(OWN, "whoAmI", "Who asks, and by what", List.of(), Who.class, this::who),
        changing(
            HttpMethod.DELETE,
            OWN,
            "signOut",
            "Ends the session that the request comes with",
            Optional.empty(),
            Ended.class,
            this::signOut),
        Endpoint.get(
            ALL,
            "listSessions",
            "The sessions of the caller; all for an admin",
            List.of(Parameter.LIMIT, Parameter.PAGE),
            SessionList.class,
            this::list),
        changing(
            HttpMethod.DELETE,
            ALL + "/{id}",
            "endSession",
            "Ends a session for ever",
            Optional.empty(),
            Ended.class,
            call -> ended(call, call.path("id"))),
        changing(
            HttpMethod.POST,
            "/api/v1/password",
            "setPassword",
            "Sets the caller's password, or by an admin somebody's, and ends that one's sessions",
            Optional.of(NewPassword.class),
            PasswordSet.class,
            this::setPassword));
  }

  private static Endpoint changing(
      HttpMethod method,
      String path,
      String id,
      String summary,
      Optional<Class<? extends Record>> body,
      Class<? extends Record> answer,
      Endpoint.Handler handler) {
    return new Endpoint(method, path, id, summary, false, List.of(), body, answer, handler);
  }

  private Session begin(ApiCall call) {
    Credentials shown = call.body(Credentials.class);
    if (!shown.isOne()) {
      throw ApiException.invalid("Send user and password, or token, or code.");
    }
    return described(begun(call.context(), call.request().headers(), shown), true);
  }

  private LoginEntry begun(
      ServiceRequestContext context, RequestHeaders headers, Credentials shown) {
    if (shown.token.isPresent()) {
      return signIn.byToken(context, headers, shown.token.get());
    }
    return shown.code.isPresent()
        ? signIn.byCode(context, headers, shown.code.get())
        : signIn.byPassword(context, headers, shown.user.get(), shown.password.get());
  }

  private Who who(ApiCall call) {
    Access.Caller caller = Access.letIn(call.context());
    Optional<TokenEntry> login = caller.credential().filter(entry -> caller.login());
    return new Who(
        caller.principal().id(),
        caller.principal().admin(),
        TokenScope.text(caller.scopes()),
        passwords.has(caller.principal().id()),
        login.map(TokenEntry::id),
        login.flatMap(TokenEntry::expiresAt));
  }

  private Ended signOut(ApiCall call) {
    String own =
        own(call)
            .orElseThrow(
                () -> ApiException.state("The request comes with no session that could end."));
    cookie.takeBack(call.context());
    return ended(call, own);
  }

  private Ended ended(ApiCall call, String id) {
    logins.get().end(viewer(call), id);
    forget.run();
    return new Ended(id);
  }

  private SessionList list(ApiCall call) {
    Optional<String> own = own(call);
    Instant now = Instant.now();
    Page<LoginEntry> page =
        Page.of(
            call,
            logins.get().list(viewer(call)).stream()
                .filter(login -> now.isBefore(login.endsAt(idle)))
                .toList(),
            LoginEntry::id);
    return new SessionList(
        page.items().stream()
            .map(login -> described(login, own.filter(login.id()::equals).isPresent()))
            .toList(),
        page.next());
  }

  private PasswordSet setPassword(ApiCall call) {
    NewPassword wanted = call.body(NewPassword.class);
    String name = wanted.principal.orElse(call.caller().id());
    signIn.change(
        call.context(), viewer(call), name, wanted.currentPassword, wanted.password, own(call));
    forget.run();
    return new PasswordSet(name);
  }

  private static Viewer viewer(ApiCall call) {
    return call.caller().viewer();
  }

  /** The session that a request comes with. */
  private static Optional<String> own(ApiCall call) {
    Access.Caller caller = Access.letIn(call.context());
    return caller.credential().filter(entry -> caller.login()).map(TokenEntry::id);
  }

  private Session described(LoginEntry login, boolean current) {
    return new Session(
        login.id(),
        login.principal(),
        login.method(),
        TokenScope.text(login.scopes()),
        login.createdAt(),
        login.lastUsedAt(),
        login.endsAt(idle),
        login.expiresAt(),
        Optional.ofNullable(login.origin().address()),
        Optional.ofNullable(login.origin().agent()),
        current);
  }
}
