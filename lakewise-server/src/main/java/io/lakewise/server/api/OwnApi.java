package io.lakewise.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceBindingBuilder;
import io.lakewise.server.access.AdminOnly;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.answer.RecordJson;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.stream.Stream;

/** Lakewise's own API: every endpoint, and {@code /api/v1/openapi.json}, which describes them. */
public final class OwnApi {

  private static final String DOCUMENT = "/api/v1/openapi.json";

  private final List<Endpoint> endpoints;
  private final ObjectNode document;

  /** Serves what these know. */
  public OwnApi(
      TableEndpoints tables,
      RowEndpoints rows,
      WarehouseEndpoints warehouses,
      QueryEndpoints queries,
      TokenEndpoints tokens,
      LineageEndpoints lineage,
      SessionEndpoints sessions,
      SearchEndpoints search,
      SavedQueryEndpoints savedQueries,
      DashboardEndpoints dashboards,
      FreshnessEndpoints freshness,
      DownloadEndpoints downloads,
      ScheduleEndpoints schedules,
      AlertEndpoints alerts,
      StatementEndpoints statements,
      ServerEndpoints server,
      String version) {
    this.endpoints =
        Stream.of(
                tables.all(),
                rows.all(),
                warehouses.all(),
                queries.all(),
                tokens.all(),
                lineage.all(),
                sessions.all(),
                search.all(),
                savedQueries.all(),
                dashboards.all(),
                freshness.all(),
                downloads.all(),
                schedules.all(),
                alerts.all(),
                statements.all(),
                server.all())
            .flatMap(List::stream)
            .toList();
    this.document = OpenApi.document(endpoints, version);
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    server
        .route()
        .get(DOCUMENT)
        .build(JsonService.blocking((context, request) -> JsonAnswers.ok(document)));
    for (Endpoint endpoint : endpoints) {
      ServiceBindingBuilder route = server.route().path(endpoint.path()).methods(endpoint.method());
      if (endpoint.adminOnly()) {
        route.decorator(new AdminOnly());
      }
      route.build(
          JsonService.blocking(
              (context, request) -> answered(answer(endpoint, new ApiCall(context, request)))));
    }
  }

  private static HttpResponse answered(Record answer) {
    return answer instanceof FileAnswer file
        ? file.response()
        : JsonAnswers.ok(RecordJson.write(answer));
  }

  private static Record answer(Endpoint endpoint, ApiCall call) {
    try {
      return endpoint.handler().answer(call);
    } catch (LakewiseException wrong) {
      throw ApiException.aboutNames(wrong);
    }
  }
}
