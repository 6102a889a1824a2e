package io.lakewise.server.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.Refusal;
import io.lakewise.server.answer.UnreadBody;
import io.lakewise.server.console.ConsolePaths;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Stands before every path: the name by which the server is called, the page that a browser writes
 * from, and who asks. What is not named here as open needs a credential.
 */
public final class Guard implements DecoratingHttpServiceFunction {

  /** Where a browser begins to sign in by an issuer. */
  public static final String OIDC_LOGIN = "/oidc/login";

  /** To where the issuer sends it back. */
  public static final String OIDC_CALLBACK = "/oidc/callback";

  /** Where a program gives its issuer's JWT for a token. */
  public static final String OIDC_TOKEN = "/oidc/v1/token";

  /** Where a program finds out that it may. */
  public static final String OIDC_METADATA = "/oidc/.well-known/oauth-authorization-server";

  /** How people may sign in, which their browser asks before. */
  public static final String SIGN_IN_WAYS = "/api/v1/sign-in";

  private static final Set<String> OPEN =
      Set.of(
          "/health",
          "/ready",
          "/.well-known/databricks-config",
          OIDC_LOGIN,
          OIDC_CALLBACK,
          OIDC_TOKEN,
          OIDC_METADATA,
          SIGN_IN_WAYS);

  /** Of two paths the HTTP library has taken one before this is asked: {@link RequestHeads}. */
  private static final List<AsciiString> ONCE =
      List.of(HttpHeaderNames.METHOD, HttpHeaderNames.SCHEME, HttpHeaderNames.AUTHORITY);

  private static final AsciiString SEC_FETCH_SITE = AsciiString.of("sec-fetch-site");

  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final String IDENTITY = "identity";

  /** Below it every path carries a signature of its own. */
  public static final String SIGNED = "/results/";

  /** Flight's calls, whose service asks for the credential and answers as gRPC does. */
  public static final String FLIGHT = "/arrow.flight.protocol.FlightService/";

  private final Access access;
  private final AccessAudit audit;
  private final HostNames names;
  private final LoginCookie cookie;

  /** Guards by what {@code access} knows and the names of the server, and tells the audit. */
  public Guard(Access access, HostNames names, LoginCookie cookie, AccessAudit audit) {
    this.audit = audit;
    this.access = access;
    this.names = names;
    this.cookie = cookie;
  }

  @Override
  public HttpResponse serve(
      HttpService delegate, ServiceRequestContext context, HttpRequest request) throws Exception {
    if (!context.path().startsWith(FLIGHT)) {
      sayWhatBrowsersMayDo(context);
    }
    if (ONCE.stream().anyMatch(name -> request.headers().getAll(name).size() > 1)
        || saysOtherHost(request)) {
      UnreadBody.endAfterAnswer(context);
      return Refusal.twoThings(request.headers());
    }
    if (isPacked(context, request)) {
      UnreadBody.endAfterAnswer(context);
      return Refusal.packed();
    }
    if (!names.allows(request.authority())) {
      UnreadBody.endAfterAnswer(context);
      return Refusal.unknownHost(request.headers());
    }
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (origin != null
        && !READING.contains(request.method())
        && !names.allowsOrigin(origin, request.authority())) {
      UnreadBody.endAfterAnswer(context);
      return Refusal.foreignOrigin(request.headers());
    }
    if (isOpen(context)) {
      return delegate.serve(context, request);
    }
    String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
    Optional<String> login =
        authorization == null ? cookie.in(request.headers()) : Optional.empty();
    if (login.isPresent() && isFromElsewhere(request)) {
      UnreadBody.endAfterAnswer(context);
      return Refusal.foreignOrigin(request.headers());
    }
    CompletableFuture<Optional<Principal>> caller =
        login
            .map(value -> access.login(context, value))
            .orElseGet(() -> access.bearer(context, authorization));
    if (caller.isDone() && !caller.isCompletedExceptionally()) {
      return answered(delegate, context, request, caller.join());
    }
    return HttpResponse.of(
        caller.handleAsync(
            (principal, failure) ->
                failure == null
                    ? answered(delegate, context, request, principal)
                    : Refusal.failed(request.headers(), failure),
            context.eventLoop()));
  }

  /** A little that is packed may be much to unpack; gRPC says by another header what is. */
  private static boolean isPacked(ServiceRequestContext context, HttpRequest request) {
    return !context.path().startsWith(FLIGHT)
        && !READING.contains(request.method())
        && !request.headers().get(HttpHeaderNames.CONTENT_ENCODING, IDENTITY).equals(IDENTITY);
  }

  /** Whatever is answered is data to a browser, never a page; the console's pages say otherwise. */
  private static void sayWhatBrowsersMayDo(ServiceRequestContext context) {
    context.setAdditionalResponseHeader(
        HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    context.setAdditionalResponseHeader(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    context.setAdditionalResponseHeader(HttpHeaderNames.REFERRER_POLICY, "no-referrer");
    context.setAdditionalResponseHeader(
        HttpHeaderNames.CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
  }

  private static boolean isOpen(ServiceRequestContext context) {
    String path = context.path();
    return OPEN.contains(path)
        || path.startsWith(SIGNED)
        || path.startsWith(FLIGHT)
        || ConsolePaths.contains(path)
        || (path.equals(ApiScopes.OWN_SESSION) && context.method() == HttpMethod.POST);
  }

  /**
   * Whether a request that comes with a cookie may be the doing of a page of somebody else: a
   * browser says of each write where it comes from, and of nearly each request whether that is
   * here. A foreign {@code Origin} has been refused before.
   */
  private static boolean isFromElsewhere(HttpRequest request) {
    String site = request.headers().get(SEC_FETCH_SITE, "");
    boolean here = site.equals("same-origin");
    return READING.contains(request.method())
        ? !(site.isEmpty() || here || site.equals("none"))
        : !here && (!site.isEmpty() || request.headers().get(HttpHeaderNames.ORIGIN) == null);
  }

  /** HTTP/2 has a name of its own; what else says one may be what others on the way believe. */
  private static boolean saysOtherHost(HttpRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    return hosts.size() > 1
        || hosts.stream().anyMatch(host -> !host.equalsIgnoreCase(request.authority()));
  }

  private HttpResponse answered(
      HttpService delegate,
      ServiceRequestContext context,
      HttpRequest request,
      Optional<Principal> caller) {
    if (caller.isEmpty()) {
      audit.stranger(context, request.headers());
      UnreadBody.endAfterAnswer(context);
      return Refusal.unauthenticated(request.headers());
    }
    Principal principal =
        Access.letIn(context).login()
            ? audit.known(context, request.headers(), caller.get())
            : audit.letIn(context, request.headers(), caller.get());
    Access.letIn(context, principal);
    context
        .log()
        .whenAvailable(RequestLogProperty.RESPONSE_HEADERS)
        .thenAccept(
            log -> audit.answered(context, principal, log.responseHeaders().status().code()));
    try {
      return delegate.serve(context, request);
    } catch (Exception failure) {
      return HttpResponse.ofFailure(failure);
    }
  }
}
