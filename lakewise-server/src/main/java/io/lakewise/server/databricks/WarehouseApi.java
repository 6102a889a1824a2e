package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.error.NotAllowedException;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.answer.JsonService.BlockingHandler;
import io.lakewise.server.warehouse.WarehouseRegistry;
import io.lakewise.server.warehouse.WarehouseStatus;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.Map;

/** Databricks' Warehouses API: make, change, take away, start, stop, look. */
public final class WarehouseApi {

  private static final String PATH = "/api/2.0/sql/warehouses";

  private final WarehouseRegistry warehouses;

  /** Serves these warehouses. */
  public WarehouseApi(WarehouseRegistry warehouses) {
    this.warehouses = warehouses;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    server.route().get(PATH).build(answering((context, request) -> list(context)));
    server.route().post(PATH).build(answering(this::create));
    String one = PATH + "/{id}";
    server.route().get(one).build(answering((context, request) -> get(context)));
    server.route().delete(one).build(answering((context, request) -> drop(context)));
    server.route().post(one + "/edit").build(answering(this::edit));
    server.route().post(one + "/start").build(answering((context, request) -> start(context)));
    server.route().post(one + "/stop").build(answering((context, request) -> stop(context)));
  }

  /** Errors as Databricks' clients know them. */
  private static JsonService answering(BlockingHandler handler) {
    return JsonService.blocking(
        (context, request) -> {
          try {
            return handler.handle(context, request);
          } catch (NameNotFoundException none) {
            throw ApiException.missing(none.getMessage());
          } catch (NameTakenException taken) {
            throw ApiException.exists(taken.getMessage());
          } catch (NotAllowedException refused) {
            throw ApiException.forbidden(refused.getMessage());
          } catch (LakewiseException wrong) {
            throw wrong.code() == Code.USER
                ? ApiException.invalid(wrong.getMessage())
                : ApiException.of(wrong);
          }
        });
  }

  private HttpResponse list(ServiceRequestContext context) {
    ObjectNode answer = JsonAnswers.object();
    ArrayNode list = answer.putArray("warehouses");
    for (WarehouseStatus status : warehouses.list(Access.caller(context))) {
      list.add(describe(context, status));
    }
    return JsonAnswers.ok(answer);
  }

  private HttpResponse get(ServiceRequestContext context) {
    return JsonAnswers.ok(
        describe(context, warehouses.status(Access.caller(context), context.pathParam("id"))));
  }

  /** Makes one and starts it, as clients wait until it runs. */
  private HttpResponse create(ServiceRequestContext context, AggregatedHttpRequest request) {
    Principal caller = Access.caller(context);
    Map<String, String> options = WarehouseBody.options(JsonAnswers.read(request.content()));
    String name = options.remove("name");
    if (name == null) {
      throw ApiException.invalid("The field 'name' is missing.");
    }
    WarehouseEntry made = warehouses.create(caller, name, options);
    warehouses.start(caller, made.id());
    return JsonAnswers.ok(JsonAnswers.object().put("id", made.id()));
  }

  private HttpResponse edit(ServiceRequestContext context, AggregatedHttpRequest request) {
    warehouses.edit(
        Access.caller(context),
        context.pathParam("id"),
        WarehouseBody.options(JsonAnswers.read(request.content())));
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private HttpResponse drop(ServiceRequestContext context) {
    warehouses.drop(Access.caller(context), context.pathParam("id"));
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private HttpResponse start(ServiceRequestContext context) {
    warehouses.start(Access.caller(context), context.pathParam("id"));
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private HttpResponse stop(ServiceRequestContext context) {
    warehouses.stop(Access.caller(context), context.pathParam("id"));
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private static ObjectNode describe(ServiceRequestContext context, WarehouseStatus status) {
    WarehouseEntry entry = status.entry();
    ObjectNode warehouse = JsonAnswers.object();
    warehouse.put("id", entry.id()).put("name", entry.name());
    warehouse.put("state", status.state().name()).put("cluster_size", status.size().label());
    warehouse.put("min_num_clusters", entry.minWorkers());
    warehouse.put("max_num_clusters", entry.maxWorkers()).put("num_clusters", status.workers());
    warehouse.put("num_active_sessions", status.running() + status.waiting());
    warehouse.put("auto_stop_mins", entry.autoStopMinutes()).put("enable_photon", false);
    warehouse.put("enable_serverless_compute", false).put("warehouse_type", "PRO");
    warehouse.put("spot_instance_policy", "POLICY_UNSPECIFIED");
    warehouse.put("creator_name", entry.owner());
    warehouse.put("queued_statements", entry.queuedStatements().orElse(null));
    warehouse.put("statement_timeout", entry.statementSeconds());
    warehouse.put("warm_spare", entry.warmSpare());
    warehouse.putObject("channel").put("name", "CHANNEL_NAME_CURRENT");
    ObjectNode health = warehouse.putObject("health");
    if (status.problem().isEmpty()) {
      health.put("status", "HEALTHY");
    } else {
      health.put("status", status.workers() > 0 ? "DEGRADED" : "FAILED");
      health.put("summary", status.problem());
    }
    ObjectNode odbc = warehouse.putObject("odbc_params");
    String authority = context.request().authority();
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    boolean tls = context.sessionProtocol().isTls();
    odbc.put("hostname", hasPort ? authority.substring(0, colon) : authority);
    odbc.put("path", "/sql/1.0/warehouses/" + entry.id()).put("protocol", tls ? "https" : "http");
    odbc.put("port", hasPort ? Integer.parseInt(authority.substring(colon + 1)) : tls ? 443 : 80);
    return warehouse;
  }
}
