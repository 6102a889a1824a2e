package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.statement.OpenSession;
import io.lakewise.server.statement.OpenSessions;
import io.lakewise.table.error.LakewiseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Sessions of the statement API, as Databricks' JDBC driver and connectors open them. They are not
 * in its published reference; this is what its open drivers send and read.
 */
public final class SessionApi {

  private static final String PATH = "/api/2.0/sql/sessions";
  private static final Set<String> KNOWN =
      Set.of("warehouse_id", "catalog", "schema", "session_confs", "execution_mode");

  /** Settings of Databricks that choose between ways of which there is one here. */
  private static final Set<String> WITHOUT_MEANING =
      Set.of(
          "ansi_mode",
          "can_cloud_download",
          "enable_photon",
          "legacy_time_parser_policy",
          "max_file_partition_bytes",
          "read_only_external_metastore",
          "use_cached_result");

  private static final Set<String> SETTINGS = Set.of("timezone", "statement_timeout", "query_tags");

  private final OpenSessions sessions;
  private final BiConsumer<Principal, String> warehouses;

  /**
   * Serves sessions.
   *
   * @param warehouses throws if a principal sees no warehouse of that id or name
   */
  public SessionApi(OpenSessions sessions, BiConsumer<Principal, String> warehouses) {
    this.sessions = sessions;
    this.warehouses = warehouses;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    for (String path : new String[] {PATH, PATH + "/"}) {
      server
          .route()
          .post(path)
          .build(JsonService.blocking((context, request) -> open(context, request, "")));
    }
    server
        .route()
        .post("/api/2.0/sql/warehouses/{warehouse}/sessions")
        .build(
            JsonService.blocking(
                (context, request) -> open(context, request, context.pathParam("warehouse"))));
    server
        .route()
        .delete(PATH + "/{id}")
        .build(JsonService.blocking((context, request) -> close(context)));
  }

  private HttpResponse open(
      ServiceRequestContext context, AggregatedHttpRequest request, String named) {
    ObjectNode body = JsonAnswers.read(request.content());
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw ApiException.invalid("There is no field '" + name + "' in this request.");
              }
            });
    String warehouse =
        Optional.of(named)
            .filter(name -> !name.isEmpty())
            .or(() -> text(body, "warehouse_id"))
            .orElseThrow(() -> ApiException.invalid("The field 'warehouse_id' is missing."));
    Principal caller = Access.caller(context);
    try {
      warehouses.accept(caller, warehouse);
      OpenSession session =
          sessions.open(
              caller,
              warehouse,
              text(body, "catalog"),
              text(body, "schema"),
              settings(body.path("session_confs")));
      return JsonAnswers.ok(JsonAnswers.object().put("session_id", session.id()));
    } catch (NameNotFoundException none) {
      throw ApiException.missing(none.getMessage());
    } catch (LakewiseException wrong) {
      throw ApiException.of(wrong);
    }
  }

  private static Map<String, String> settings(JsonNode given) {
    if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
      throw ApiException.invalid("The field 'session_confs' is no object of texts.");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> setting : given.properties()) {
      String key = setting.getKey().toLowerCase(Locale.ROOT);
      if (!setting.getValue().isTextual()) {
        throw ApiException.invalid("The setting '" + setting.getKey() + "' is no text.");
      }
      if (SETTINGS.contains(key)) {
        settings.put(key, setting.getValue().asText());
      } else if (!WITHOUT_MEANING.contains(key)) {
        throw ApiException.invalid("There is no setting '" + setting.getKey() + "'.");
      }
    }
    return settings;
  }

  private HttpResponse close(ServiceRequestContext context) {
    String id = context.pathParam("id");
    if (!sessions.close(Access.caller(context), id)) {
      throw ApiException.missing("The session " + id + " was not found.");
    }
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private static Optional<String> text(ObjectNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ApiException.invalid("The field '" + field + "' is no text.");
    }
    return Optional.of(value.asText()).filter(text -> !text.isEmpty());
  }
}
