package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.token.TokenIssuer;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.catalog.token.TokenIssuer.NewToken;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.AdminOnly;
import io.lakewise.server.access.GrantedTime;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.databricks.UserNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Databricks' APIs of tokens: {@code token} for the caller's own, {@code token-management} for
 * those of all, by an admin, on behalf of service principals too.
 */
public final class TokenApi {

  private static final String OWN = "/api/2.0/token/";
  private static final String ALL = "/api/2.0/token-management/";

  private final Supplier<Tokens> tokens;
  private final TokenIssuer issuer;
  private final GrantedTime granted;
  private final Runnable forget;
  private final InstantSource clock;

  /**
   * Serves the tokens of a state.
   *
   * @param granted until when new ones work at most
   * @param forget called when one was revoked, so that it does not work a moment longer
   */
  public TokenApi(
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

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    server.route().post(OWN + "create").build(service(this::create));
    server.route().get(OWN + "list").build(service((context, request) -> list(context)));
    server
        .route()
        .post(OWN + "delete")
        .build(
            service(
                (context, request) ->
                    revoke(
                        context, JsonAnswers.read(request.content()).path("token_id").asText())));
    AdminOnly admin = new AdminOnly();
    String one = ALL + "tokens/{token_id}";
    server
        .route()
        .get(ALL + "tokens")
        .decorator(admin)
        .build(service((context, request) -> listAll(context)));
    server.route().get(one).decorator(admin).build(service((context, request) -> get(context)));
    server
        .route()
        .delete(one)
        .decorator(admin)
        .build(service((context, request) -> revoke(context, context.pathParam("token_id"))));
    server
        .route()
        .post(ALL + "on-behalf-of/tokens")
        .decorator(admin)
        .build(service(this::createFor));
  }

  private static JsonService service(CatalogService.Handler handler) {
    return CatalogService.of(handler, ApiException::invalid);
  }

  private HttpResponse create(ServiceRequestContext context, AggregatedHttpRequest request) {
    ObjectNode body = JsonAnswers.read(request.content());
    return made(context, body, Access.caller(context).id());
  }

  private HttpResponse createFor(ServiceRequestContext context, AggregatedHttpRequest request) {
    ObjectNode body = JsonAnswers.read(request.content());
    String principal = body.path("application_id").asText();
    if (principal.isEmpty()) {
      throw ApiException.invalid("The field 'application_id' is missing.");
    }
    return made(context, body, principal);
  }

  private HttpResponse made(ServiceRequestContext context, ObjectNode body, String principal) {
    long seconds = body.path("lifetime_seconds").asLong(-1);
    IssuedToken made =
        issuer.issue(
            Access.viewer(context),
            new NewToken(
                principal,
                body.path("comment").asText(""),
                seconds == -1 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
                Access.grantable(context, WantedScopes.of(body))),
            granted.end(context));
    ObjectNode answer = JsonAnswers.object().put("token_value", made.value());
    answer.set("token_info", described(made.entry()));
    return JsonAnswers.ok(answer);
  }

  private HttpResponse list(ServiceRequestContext context) {
    String caller = NameRules.key(Access.caller(context).id());
    return listed(
        working(context).stream()
            .filter(token -> NameRules.key(token.principal()).equals(caller))
            .toList());
  }

  /** All that work, perhaps only those that somebody has made. */
  private HttpResponse listAll(ServiceRequestContext context) {
    String name = context.queryParams().get("created_by_username", "");
    String number = context.queryParams().get("created_by_id", "");
    return listed(
        working(context).stream()
            .filter(
                token ->
                    name.isEmpty() || NameRules.key(token.createdBy()).equals(NameRules.key(name)))
            .filter(
                token ->
                    number.isEmpty()
                        || Long.toString(UserNumber.of(token.createdBy())).equals(number))
            .toList());
  }

  private List<TokenEntry> working(ServiceRequestContext context) {
    Instant now = clock.instant();
    return tokens.get().list(Access.viewer(context)).stream()
        .filter(token -> token.works(now))
        .toList();
  }

  private static HttpResponse listed(List<TokenEntry> tokens) {
    ObjectNode answer = JsonAnswers.object();
    ArrayNode list = answer.putArray("token_infos");
    tokens.forEach(token -> list.add(described(token)));
    return JsonAnswers.ok(answer);
  }

  private HttpResponse get(ServiceRequestContext context) {
    String id = context.pathParam("token_id");
    TokenEntry found =
        working(context).stream()
            .filter(token -> token.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ApiException.missing("Token " + id + " does not exist."));
    ObjectNode answer = JsonAnswers.object();
    answer.set("token_info", described(found));
    return JsonAnswers.ok(answer);
  }

  private HttpResponse revoke(ServiceRequestContext context, String id) {
    tokens.get().revoke(Access.viewer(context), id);
    forget.run();
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private static ObjectNode described(TokenEntry token) {
    ObjectNode info = JsonAnswers.object().put("token_id", token.id());
    info.put("creation_time", token.createdAt().toEpochMilli());
    info.put("expiry_time", token.expiresAt().map(Instant::toEpochMilli).orElse(-1L));
    info.put("comment", token.comment()).put("created_by_username", token.createdBy());
    info.put("created_by_id", UserNumber.of(token.createdBy()));
    info.put("owner_id", UserNumber.of(token.principal()));
    ArrayNode scopes = info.putArray("scopes");
    token.scopes().stream().sorted().forEach(scope -> scopes.add(scope.spelled()));
    token.lastUsedAt().ifPresent(used -> info.put("last_used_day", used.toEpochMilli()));
    return info;
  }
}
