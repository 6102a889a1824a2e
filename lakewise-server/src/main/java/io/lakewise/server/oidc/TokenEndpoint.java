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
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
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
import java.time.InstantSource;
import java.util.List;

/**
 * Where programs get tokens of ours (RFC 6749), and where they find out that they may (RFC 8414).
 */
public final class TokenEndpoint {

  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

  /** Requests from one address that get no token, which nobody minds, and when one more. */
  private static final int FAILURES = 100;

  private static final Duration FAIL_EVERY = Duration.ofSeconds(1);

  private final List<? extends TokenGrant> grants;
  private final AccessAudit audit;
  private final PublicAddress address;
  private final InstantSource clock;
  private final Attempts attempts;

  /**
   * Gives tokens.
   *
   * @param grants the ways to ask
   * @param audit is told who was not let in
   * @param address where clients reach the server
   */
  public TokenEndpoint(
      List<? extends TokenGrant> grants,
      AccessAudit audit,
      PublicAddress address,
      InstantSource clock) {
    this.grants = List.copyOf(grants);
    this.audit = audit;
    this.address = address;
    this.clock = clock;
    this.attempts = new Attempts(FAILURES, FAIL_EVERY, clock);
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    server.route().get(Guard.OIDC_METADATA).build(this::metadata);
    server.route().post(Guard.OIDC_TOKEN).build(JsonService.blocking(this::answer));
  }

  private HttpResponse metadata(ServiceRequestContext context, HttpRequest request) {
    String here = address.of(context, request);
    ObjectNode metadata = JsonAnswers.object();
    metadata.put("issuer", here + "/oidc").put("token_endpoint", here + Guard.OIDC_TOKEN);
    grants.forEach(grant -> metadata.withArray("grant_types_supported").add(grant.type()));
    metadata.putArray("response_types_supported");
    metadata
        .putArray("token_endpoint_auth_methods_supported")
        .add("client_secret_basic")
        .add("client_secret_post")
        .add("none");
    for (TokenScope scope : TokenScope.values()) {
      metadata.withArray("scopes_supported").add(scope.spelled());
    }
    return JsonAnswers.ok(metadata);
  }

  private HttpResponse answer(ServiceRequestContext context, AggregatedHttpRequest request) {
    String from = Addresses.of(context);
    int seconds = attempts.seconds(from);
    try {
      QueryParams wanted = parameters(request);
      TokenGrant grant =
          grants.stream()
              .filter(each -> each.type().equals(wanted.get("grant_type")))
              .findFirst()
              .orElseThrow(this::unknownGrant);
      if (seconds > 0 && !grant.isHeardAlways()) {
        throw ApiException.of(ServerErrors.tooManyAttempts(seconds));
      }
      return answered(grant.issue(request.headers(), wanted));
    } catch (RefusedGrant refused) {
      if (seconds > 0) {
        throw ApiException.of(ServerErrors.tooManyAttempts(seconds));
      }
      attempts.tried(from);
      audit.refused(context, request.headers(), "oidcTokenAuthorization", null);
      return error(refused);
    }
  }

  private RefusedGrant unknownGrant() {
    return new RefusedGrant(
        "unsupported_grant_type",
        "grant_type must be one of " + grants.stream().map(TokenGrant::type).toList() + ".");
  }

  private static QueryParams parameters(AggregatedHttpRequest request) {
    MediaType type = request.contentType();
    if (type == null || !type.is(MediaType.FORM_DATA.withoutParameters())) {
      throw new RefusedGrant(
          "invalid_request", "The request is no form (" + MediaType.FORM_DATA + ").");
    }
    QueryParams parameters = QueryParams.fromQueryString(request.contentUtf8());
    for (String name : parameters.names()) {
      if (parameters.getAll(name).size() > 1) {
        throw new RefusedGrant("invalid_request", "A parameter is there twice.");
      }
    }
    return parameters;
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
                    "expires_in", Math.max(1, Duration.between(clock.instant(), end).toSeconds())));
    answer.put("scope", TokenScope.text(token.entry().scopes()));
    return json(HttpStatus.OK, answer);
  }

  private static HttpResponse error(RefusedGrant refused) {
    ObjectNode answer = JsonAnswers.object();
    answer.put("error", refused.code()).put("error_description", refused.getMessage());
    return json(refused.status(), answer);
  }

  private static HttpResponse json(HttpStatus status, ObjectNode body) {
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(status)
            .contentType(MediaType.JSON)
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    if (status.equals(HttpStatus.UNAUTHORIZED)) {
      headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"lakewise\"");
    }
    return HttpResponse.of(headers.build(), HttpData.ofUtf8(body.toString()));
  }
}
