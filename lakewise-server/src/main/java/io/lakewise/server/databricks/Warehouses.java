package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.statement.Statements;

/** Databricks' Warehouses API: what there is. Starting and stopping happen by themselves. */
public final class Warehouses {

  private static final String PATH = "/api/2.0/sql/warehouses";

  /** The warehouse that is always there. */
  public static final String DEFAULT = "default";

  private final Statements statements;

  /** Describes the load by what {@code statements} says. */
  public Warehouses(Statements statements) {
    this.statements = statements;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    server.route().get(PATH).build(JsonService.blocking((context, request) -> list(context)));
    server
        .route()
        .get(PATH + "/{id}")
        .build(JsonService.blocking((context, request) -> get(context)));
    for (String action : new String[] {"start", "stop"}) {
      server
          .route()
          .post(PATH + "/{id}/" + action)
          .build(
              JsonService.blocking(
                  (context, request) -> {
                    require(context.pathParam("id"));
                    return JsonAnswers.ok(JsonAnswers.object());
                  }));
    }
  }

  /**
   * Checks that a warehouse is there; none means the default.
   *
   * @throws ApiException if it is not
   */
  void require(String id) {
    if (!id.isEmpty() && !id.equalsIgnoreCase(DEFAULT)) {
      throw ApiException.missing("There is no warehouse '" + id + "'; there is 'default'.");
    }
  }

  private HttpResponse list(ServiceRequestContext context) {
    ObjectNode answer = JsonAnswers.object();
    ArrayNode list = answer.putArray("warehouses");
    list.add(describe(context));
    return JsonAnswers.ok(answer);
  }

  private HttpResponse get(ServiceRequestContext context) {
    require(context.pathParam("id"));
    return JsonAnswers.ok(describe(context));
  }

  private ObjectNode describe(ServiceRequestContext context) {
    ObjectNode warehouse = JsonAnswers.object();
    warehouse.put("id", DEFAULT).put("name", DEFAULT);
    warehouse.put("state", "RUNNING").put("cluster_size", "Small");
    warehouse.put("min_num_clusters", 1).put("max_num_clusters", 1).put("num_clusters", 1);
    warehouse.put("num_active_sessions", statements.running() + statements.waiting());
    warehouse.put("auto_stop_mins", 0).put("enable_photon", false);
    warehouse.put("enable_serverless_compute", false).put("warehouse_type", "PRO");
    warehouse.put("spot_instance_policy", "POLICY_UNSPECIFIED");
    warehouse.put("creator_name", Access.ADMIN.id());
    warehouse.putObject("channel").put("name", "CHANNEL_NAME_CURRENT");
    warehouse.putObject("health").put("status", "HEALTHY");
    ObjectNode odbc = warehouse.putObject("odbc_params");
    String authority = context.request().authority();
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    boolean tls = context.sessionProtocol().isTls();
    odbc.put("hostname", hasPort ? authority.substring(0, colon) : authority);
    odbc.put("path", "/sql/1.0/warehouses/" + DEFAULT).put("protocol", tls ? "https" : "http");
    odbc.put("port", hasPort ? Integer.parseInt(authority.substring(colon + 1)) : tls ? 443 : 80);
    return warehouse;
  }
}
