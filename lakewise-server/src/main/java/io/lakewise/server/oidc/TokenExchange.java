package io.lakewise.server.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.nimbusds.jwt.JWTClaimsSet;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.catalog.token.TokenIssuer.NewToken;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.access.Addresses;
import io.lakewise.server.access.Attempts;
import io.lakewise.server.access.Guard;
import io.lakewise.server.access.PublicAddress;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.error.ServerErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tokens of ours for JWTs of the issuer (RFC 8693), as Databricks' workload identity federation has
 * it, and where clients find that out (RFC 8414).
 */
public final class TokenExchange {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  private static final Set<String> SUBJECTS =
      Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");

  /** What a client asks for to come again without its JWT, which it need not. */
  private static final String OFFLINE = "offline_access";

  private static final Duration LIFETIME = Duration.ofHours(1);

  /** For so long it can be seen that there was one. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  /** JWTs from one address that are not good, which nobody minds, and after which time one more. */
  private static final int FAILURES = 100;

  private static final Duration FAIL_EVERY = Duration.ofSeconds(1);

  private final OidcSource source;
  private final Supplier<Tokens> tokens;
  private final TokenIssuer issuer;
  private final AccessAudit audit;
  private final PublicAddress address;
  private final Attempts attempts;

  /** An answer that is an error by RFC 6749, section 5.2. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String description) {
      super(description, null, false, false);
      this.code = code;
    }
  }

  /**
   * Exchanges what a source vouches for.
   *
   * @param tokens opens the state when it is first needed
   * @param issuer makes tokens
   * @param audit is told who was not let in
   * @param address where clients reach the server
   */
  public TokenExchange(
      OidcSource source,
      Supplier<Tokens> tokens,
      TokenIssuer issuer,
      AccessAudit audit,
      PublicAddress address) {
    this.source = source;
    this.tokens = tokens;
    this.issuer = issuer;
    this.audit = audit;
    this.address = address;
    this.attempts = new Attempts(FAILURES, FAIL_EVERY, source.clock());
  }

  /** Adds its paths to a server, where the issuer's JWTs are taken at all. */
  public void addTo(ServerBuilder server) {
    if (source.settings().audiences().isEmpty()) {
      return;
    }
    server.route().get(Guard.OIDC_METADATA).build(this::metadata);
    server.route().post(Guard.OIDC_TOKEN).build(JsonService.blocking(this::exchange));
  }

  private HttpResponse metadata(ServiceRequestContext context, HttpRequest request) {
    String here = address.of(context, request);
    ObjectNode metadata = JsonAnswers.object();
    metadata.put("issuer", here + "/oidc").put("token_endpoint", here + Guard.OIDC_TOKEN);
    metadata.putArray("grant_types_supported").add(GRANT);
    metadata.putArray("response_types_supported");
    metadata.putArray("token_endpoint_auth_methods_supported").add("none");
    for (TokenScope scope : TokenScope.values()) {
      metadata.withArray("scopes_supported").add(scope.spelled());
    }
    return JsonAnswers.ok(metadata);
  }

  private HttpResponse exchange(ServiceRequestContext context, AggregatedHttpRequest request) {
    String address = Addresses.of(context);
    int seconds = attempts.seconds(address);
    if (seconds > 0) {
      throw ApiException.of(ServerErrors.tooManyAttempts(seconds));
    }
    try {
      return answered(exchanged(parameters(request)));
    } catch (Refused refused) {
      attempts.tried(address);
      audit.refused(context, request.headers(), "oidcTokenAuthorization", null);
      return error(refused);
    }
  }

  private static QueryParams parameters(AggregatedHttpRequest request) {
    MediaType type = request.contentType();
    if (type == null || !type.is(MediaType.FORM_DATA.withoutParameters())) {
      throw new Refused("invalid_request", "The request is no form (" + MediaType.FORM_DATA + ").");
    }
    QueryParams parameters = QueryParams.fromQueryString(request.contentUtf8());
    for (String name : parameters.names()) {
      if (parameters.getAll(name).size() > 1) {
        throw new Refused("invalid_request", "A parameter is there twice.");
      }
    }
    return parameters;
  }

  private IssuedToken exchanged(QueryParams wanted) {
    if (!GRANT.equals(wanted.get("grant_type"))) {
      throw new Refused("unsupported_grant_type", "grant_type must be " + GRANT + ".");
    }
    if (!SUBJECTS.contains(wanted.get("subject_token_type", ""))) {
      throw new Refused("invalid_request", "subject_token_type must be one of " + SUBJECTS + ".");
    }
    for (String unknown : List.of("actor_token", "assume_group")) {
      if (wanted.contains(unknown)) {
        throw new Refused("invalid_request", "Nobody acts for others here: " + unknown + ".");
      }
    }
    Set<TokenScope> scopes = scopes(wanted.get("scope", ""));
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
    tokens.get().forget(maker.principal(), now.minus(REMEMBERED));
    return issuer.issue(
        maker,
        new NewToken(
            caller.name(),
            "for a JWT",
            Optional.of(left.compareTo(LIFETIME) < 0 ? left : LIFETIME),
            scopes));
  }

  private static Set<TokenScope> scopes(String text) {
    Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
    for (String each : text.split(" ")) {
      if (!each.isEmpty() && !each.equals(OFFLINE)) {
        scopes.add(
            TokenScope.of(each)
                .orElseThrow(
                    () -> new Refused("invalid_scope", "There is no such scope as asked for.")));
      }
    }
    return scopes.isEmpty() ? TokenScope.ALL : scopes;
  }

  /** The same whatever is wrong, so that nobody learns who is known here. */
  private static Refused nobody() {
    return new Refused("invalid_request", "The subject_token lets nobody in here.");
  }

  private HttpResponse answered(IssuedToken token) {
    ObjectNode answer = JsonAnswers.object();
    answer.put("access_token", token.value()).put("issued_token_type", ACCESS_TOKEN);
    answer.put("token_type", "Bearer");
    token
        .entry()
        .expiresAt()
        .ifPresent(
            end ->
                answer.put(
                    "expires_in",
                    Math.max(1, Duration.between(source.clock().instant(), end).toSeconds())));
    answer.put("scope", TokenScope.text(token.entry().scopes()));
    return json(HttpStatus.OK, answer);
  }

  private static HttpResponse error(Refused refused) {
    ObjectNode answer = JsonAnswers.object();
    answer.put("error", refused.code).put("error_description", refused.getMessage());
    return json(HttpStatus.BAD_REQUEST, answer);
  }

  private static HttpResponse json(HttpStatus status, ObjectNode body) {
    return HttpResponse.of(
        ResponseHeaders.builder(status)
            .contentType(MediaType.JSON)
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .build(),
        HttpData.ofUtf8(body.toString()));
  }
}
