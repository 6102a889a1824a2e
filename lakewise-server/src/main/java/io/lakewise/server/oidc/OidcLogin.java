package io.lakewise.server.oidc;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.nimbusds.jwt.JWTClaimsSet;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.access.Addresses;
import io.lakewise.server.access.Attempts;
import io.lakewise.server.access.Guard;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.configuration.ServerConfiguration.Oidc;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.server.login.SignIn;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Signing in by OpenID Connect: the authorization code flow (OpenID Connect Core 1.0, section 3.1)
 * with PKCE. {@code /oidc/login} sends the browser to the issuer, {@code /oidc/callback} takes it
 * back.
 */
public final class OidcLogin {

  /** Browsers that come back with nothing good from one address, which nobody minds. */
  private static final int FAILURES = 100;

  private static final Duration FAIL_EVERY = Duration.ofSeconds(1);

  /** Codes at once that the issuer is asked about, each on a thread. */
  private static final int AT_ONCE = 16;

  private final Oidc settings;
  private final Issuer issuer;
  private final CodeExchange codes;
  private final OidcUsers users;
  private final boolean encrypted;
  private final SecureRandom random;
  private final Attempts attempts;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * Signs in by an issuer.
   *
   * @param encrypted whether browsers reach the server by TLS
   */
  public OidcLogin(OidcSource source, boolean encrypted, SecureRandom random) {
    this.settings = source.settings();
    this.issuer = source.issuer();
    this.codes = new CodeExchange(settings, issuer, source.check());
    this.users = source.users();
    this.encrypted = encrypted;
    this.random = random;
    this.attempts = new Attempts(FAILURES, FAIL_EVERY, source.clock());
  }

  /**
   * Adds its paths to a server, where an issuer knows the server as its client.
   *
   * @param signIn lets the browser in
   * @param audit is told who was not let in
   */
  public void addTo(ServerBuilder server, SignIn signIn, AccessAudit audit) {
    if (settings.clientId().isEmpty()) {
      return;
    }
    server
        .route()
        .get(Guard.OIDC_LOGIN)
        .build(JsonService.blocking((context, request) -> begin(context)));
    server
        .route()
        .get(Guard.OIDC_CALLBACK)
        .build(
            JsonService.blocking(
                (context, request) -> {
                  try {
                    return end(context, request, signIn);
                  } catch (ApiException refused) {
                    audit.refused(context, request.headers(), "oidcBrowserLogin", null);
                    throw refused;
                  } finally {
                    LoginSecret.takeBack(context, encrypted);
                  }
                }));
  }

  private HttpResponse begin(ServiceRequestContext context) {
    LoginSecret secret = LoginSecret.made(random, once(context.queryParams(), "return_to"));
    String query =
        QueryParams.builder()
            .add("response_type", "code")
            .add("client_id", settings.clientId().orElseThrow())
            .add("redirect_uri", settings.redirect().toString())
            .add("scope", String.join(" ", settings.scopes()))
            .add("state", secret.state())
            .add("nonce", secret.nonce())
            .add("code_challenge", secret.challenge())
            .add("code_challenge_method", "S256")
            .build()
            .toQueryString();
    URI page = issuer.metadata().authorization();
    secret.give(context, encrypted);
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.FOUND)
            .add(HttpHeaderNames.LOCATION, page + (page.getRawQuery() == null ? "?" : "&") + query)
            .add(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .build());
  }

  private HttpResponse end(
      ServiceRequestContext context, AggregatedHttpRequest request, SignIn signIn) {
    QueryParams query = context.queryParams();
    LoginSecret secret =
        LoginSecret.in(request.headers(), encrypted)
            .filter(begun -> begun.isState(once(query, "state")))
            .orElseThrow(
                () ->
                    ApiException.unauthenticated(
                        "This browser did not begin to sign in here, or too long ago. Begin again"
                            + " at "
                            + Guard.OIDC_LOGIN
                            + "."));
    boolean says = query.contains("iss") || issuer.metadata().saysWhoItIs();
    if (says && !once(query, "iss").equals(issuer.name())) {
      throw refused();
    }
    if (query.contains("error") || once(query, "code").isEmpty()) {
      throw ApiException.unauthenticated("The issuer did not let you sign in.");
    }
    PrincipalEntry user = user(context, once(query, "code"), secret);
    signIn.byIssuer(context, request.headers(), user.name());
    return page(secret.page());
  }

  /**
   * Whom a code is for. Anybody can come with a code and a cookie of his own making, so the issuer
   * is asked only so often.
   */
  private PrincipalEntry user(ServiceRequestContext context, String code, LoginSecret secret) {
    String address = Addresses.of(context);
    int seconds = attempts.seconds(address);
    if (seconds > 0) {
      throw ApiException.of(ServerErrors.tooManyAttempts(seconds));
    }
    if (!places.tryAcquire()) {
      throw ApiException.busy("Too many people sign in at once. Try again.", 2);
    }
    attempts.tried(address);
    try {
      JWTClaimsSet claims = codes.vouched(code, secret).orElseThrow(OidcLogin::refused);
      PrincipalEntry user =
          users
              .user(claims)
              .orElseThrow(
                  () ->
                      ApiException.unauthenticated(
                          "The issuer knows you, but there is no user here who would be you, or it"
                              + " is disabled. An admin can make one."));
      attempts.succeeded(address);
      return user;
    } finally {
      places.release();
    }
  }

  private static String once(QueryParams query, String name) {
    List<String> values = query.getAll(name);
    return values.size() == 1 ? values.get(0) : "";
  }

  private static ApiException refused() {
    return ApiException.unauthenticated(
        "What the issuer answered does not let anybody in. Begin again at "
            + Guard.OIDC_LOGIN
            + ".");
  }

  /**
   * A redirect would still count as the issuer's doing, and the new cookie would stay behind.
   *
   * @param next where to go, as {@link LoginSecret} allows it
   */
  private static HttpResponse page(String next) {
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.HTML_UTF_8)
            .add(
                HttpHeaderNames.CONTENT_SECURITY_POLICY,
                "default-src 'none'; frame-ancestors 'none'")
            .add(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
            .build(),
        HttpData.ofUtf8(
            "<!doctype html><meta charset=\"utf-8\"><title>Lakewise</title>"
                + "<meta http-equiv=\"refresh\" content=\"0;url="
                + next.replace("&", "&amp;")
                + "\"><p>You are signed in."));
  }
}
