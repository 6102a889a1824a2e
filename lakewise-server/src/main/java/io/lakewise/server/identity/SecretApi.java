package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Secrets;
import io.lakewise.catalog.entry.SecretEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.AdminOnly;
import io.lakewise.server.access.GrantedTime;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Databricks' API of service principals' secrets, as its clients call it of an account and of a
 * workspace, for admins. A secret is answered once and never kept.
 */
public final class SecretApi {

  /** As long as in Databricks. */
  private static final Duration LONGEST = Duration.ofDays(730);

  private static final int ID_BYTES = 8;
  private static final String OF_ONE = "servicePrincipals/{id}/credentials/secrets";

  private static final List<String> PATHS =
      List.of("/api/2.0/accounts/" + OF_ONE, "/api/2.0/accounts/{account_id}/" + OF_ONE);

  private final Supplier<Secrets> secrets;
  private final GrantedTime granted;
  private final Runnable forget;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * Serves the secrets of a state.
   *
   * @param granted until when new ones work at most
   * @param forget called when one was removed, so that its tokens work no moment longer
   */
  public SecretApi(
      Supplier<Secrets> secrets,
      GrantedTime granted,
      Runnable forget,
      SecureRandom random,
      InstantSource clock) {
    this.secrets = secrets;
    this.granted = granted;
    this.forget = forget;
    this.random = random;
    this.clock = clock;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    AdminOnly admin = new AdminOnly();
    for (String path : PATHS) {
      server.route().post(path).decorator(admin).build(service(this::create));
      server.route().get(path).decorator(admin).build(service((context, request) -> list(context)));
      server
          .route()
          .delete(path + "/{secret_id}")
          .decorator(admin)
          .build(service((context, request) -> delete(context)));
    }
  }

  private static JsonService service(CatalogService.Handler handler) {
    return CatalogService.of(handler, ApiException::invalid);
  }

  private HttpResponse create(ServiceRequestContext context, AggregatedHttpRequest request) {
    ObjectNode body =
        request.content().isEmpty() ? JsonAnswers.object() : JsonAnswers.read(request.content());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant end = now.plus(lifetime(body.path("lifetime").asText("")));
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String secret = TokenText.clientSecret(random);
    SecretEntry made =
        secrets
            .get()
            .create(
                Access.viewer(context),
                context.pathParam("id"),
                new SecretEntry(
                    HexFormat.of().formatHex(id),
                    "",
                    Access.grantable(context, WantedScopes.of(body)),
                    Access.caller(context).id(),
                    now,
                    granted.end(context).filter(until -> until.isBefore(end)).orElse(end)),
                TokenText.digest(secret));
    return JsonAnswers.ok(described(made).put("secret", secret));
  }

  /** Seconds with an {@code s} behind them, as protobuf's JSON has durations. */
  private static Duration lifetime(String text) {
    if (text.isEmpty()) {
      return LONGEST;
    }
    if (text.matches("[0-9]{1,10}s")) {
      Duration lifetime = Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
      if (!lifetime.isZero() && lifetime.compareTo(LONGEST) <= 0) {
        return lifetime;
      }
    }
    throw ApiException.invalid(
        "A secret works for 1s to " + LONGEST.toSeconds() + "s: 'lifetime' is none of it.");
  }

  private HttpResponse list(ServiceRequestContext context) {
    ObjectNode answer = JsonAnswers.object();
    ArrayNode list = answer.putArray("secrets");
    secrets
        .get()
        .list(Access.viewer(context), context.pathParam("id"))
        .forEach(secret -> list.add(described(secret)));
    return JsonAnswers.ok(answer);
  }

  private HttpResponse delete(ServiceRequestContext context) {
    secrets
        .get()
        .delete(Access.viewer(context), context.pathParam("id"), context.pathParam("secret_id"));
    forget.run();
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private ObjectNode described(SecretEntry secret) {
    ObjectNode info = JsonAnswers.object().put("id", secret.id());
    info.put("status", secret.expiresAt().isAfter(clock.instant()) ? "ACTIVE" : "EXPIRED");
    info.put("create_time", secret.createdAt().toString());
    info.put("update_time", secret.createdAt().toString());
    info.put("expire_time", secret.expiresAt().toString());
    ArrayNode scopes = info.putArray("scopes");
    if (!secret.scopes().equals(TokenScope.ALL)) {
      secret.scopes().stream().sorted().forEach(scope -> scopes.add(scope.spelled()));
    }
    return info;
  }
}
