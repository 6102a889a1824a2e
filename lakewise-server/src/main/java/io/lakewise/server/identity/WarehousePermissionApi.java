package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Grants;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.GrantChange;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Databricks' Permissions API of warehouses: the same grants as those of SQL. CAN_MANAGE is MANAGE
 * together with CAN_USE, as each level there has the one below it.
 */
public final class WarehousePermissionApi {

  private static final List<String> PATHS =
      List.of("/api/2.0/permissions/warehouses/{id}", "/api/2.0/permissions/sql/warehouses/{id}");
  private static final String OWNER = "IS_OWNER";
  private static final String MANAGES = "CAN_MANAGE";
  private static final String USES = "CAN_USE";
  private static final String LEVEL = "permission_level";
  private static final Map<PrincipalKind, String> NAMES =
      Map.of(
          PrincipalKind.USER, "user_name",
          PrincipalKind.GROUP, "group_name",
          PrincipalKind.SERVICE_PRINCIPAL, "service_principal_name");
  private static final Set<Privilege> ALL =
      Set.of(Privilege.MANAGE, Privilege.CAN_USE, Privilege.ALL_PRIVILEGES);

  private final Supplier<Grants> grants;
  private final Supplier<Principals> principals;
  private final BiFunction<Principal, String, WarehouseEntry> warehouses;

  /**
   * Serves the grants of a state.
   *
   * @param warehouses finds one that the caller sees by its name or id
   */
  public WarehousePermissionApi(
      Supplier<Grants> grants,
      Supplier<Principals> principals,
      BiFunction<Principal, String, WarehouseEntry> warehouses) {
    this.grants = grants;
    this.principals = principals;
    this.warehouses = warehouses;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    for (String path : PATHS) {
      server.route().get(path).build(service((context, request) -> told(context)));
      server.route().patch(path).build(service((context, body) -> change(context, body, false)));
      server.route().put(path).build(service((context, body) -> change(context, body, true)));
      server
          .route()
          .get(path + "/permissionLevels")
          .build(service((context, request) -> levels(context)));
    }
  }

  private static JsonService service(CatalogService.Handler handler) {
    return CatalogService.of(handler, ApiException::forbidden);
  }

  private WarehouseEntry warehouse(ServiceRequestContext context) {
    return warehouses.apply(Access.caller(context), context.pathParam("id"));
  }

  private HttpResponse levels(ServiceRequestContext context) {
    warehouse(context);
    ObjectNode answer = JsonAnswers.object();
    ArrayNode levels = answer.putArray("permission_levels");
    levels.addObject().put(LEVEL, USES).put("description", "Runs statements on the warehouse");
    levels
        .addObject()
        .put(LEVEL, MANAGES)
        .put("description", "Changes, stops, drops and grants the warehouse, and runs statements");
    levels.addObject().put(LEVEL, OWNER).put("description", "Owns the warehouse");
    return JsonAnswers.ok(answer);
  }

  private HttpResponse told(ServiceRequestContext context) {
    WarehouseEntry warehouse = warehouse(context);
    ObjectNode answer = JsonAnswers.object();
    answer.put("object_id", "/sql/warehouses/" + warehouse.id()).put("object_type", "warehouses");
    ArrayNode list = answer.putArray("access_control_list");
    add(list, warehouse.owner(), OWNER);
    given(context, warehouse).forEach((principal, level) -> add(list, principal, level));
    return JsonAnswers.ok(answer);
  }

  /** The level of each principal to whom something was granted. */
  private Map<String, String> given(ServiceRequestContext context, WarehouseEntry warehouse) {
    Map<String, String> levels = new TreeMap<>();
    Target target = new Target.Warehouse(warehouse.id());
    for (Grant grant : grants.get().on(Access.viewer(context), target, false)) {
      String level = grant.privilege() == Privilege.MANAGE ? MANAGES : USES;
      levels.merge(grant.principal(), level, (one, other) -> one.equals(USES) ? other : one);
    }
    return levels;
  }

  private void add(ArrayNode list, String principal, String level) {
    PrincipalKind kind =
        principals.get().find(principal).map(PrincipalEntry::kind).orElse(PrincipalKind.GROUP);
    ObjectNode one = list.addObject().put(NAMES.get(kind), principal);
    one.put("display_name", principal);
    one.putArray("all_permissions").addObject().put(LEVEL, level).put("inherited", false);
  }

  private HttpResponse change(
      ServiceRequestContext context, AggregatedHttpRequest request, boolean instead) {
    WarehouseEntry warehouse = warehouse(context);
    Map<String, String> wanted = wanted(JsonAnswers.read(request.content()), warehouse);
    List<GrantChange> changes = new ArrayList<>();
    wanted.forEach(
        (principal, level) ->
            changes.add(
                level.equals(MANAGES)
                    ? new GrantChange(
                        principal, Set.of(Privilege.MANAGE, Privilege.CAN_USE), Set.of())
                    : new GrantChange(
                        principal,
                        Set.of(Privilege.CAN_USE),
                        instead ? Set.of(Privilege.MANAGE) : Set.of())));
    if (instead) {
      given(context, warehouse).keySet().stream()
          .filter(principal -> !wanted.containsKey(principal))
          .forEach(principal -> changes.add(new GrantChange(principal, Set.of(), ALL)));
    }
    grants.get().change(Access.viewer(context), new Target.Warehouse(warehouse.id()), changes);
    return told(context);
  }

  /** The level that each principal shall have; all is read before anything is changed. */
  private static Map<String, String> wanted(JsonNode body, WarehouseEntry warehouse) {
    Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (JsonNode each : body.path("access_control_list")) {
      List<String> names =
          NAMES.values().stream()
              .map(field -> each.path(field).asText(""))
              .filter(name -> !name.isEmpty())
              .toList();
      if (names.size() != 1) {
        throw ApiException.invalid(
            "Each entry names one user_name, group_name or service_principal_name.");
      }
      String level = each.path(LEVEL).asText();
      if (level.equals(OWNER)) {
        if (!names.get(0).equalsIgnoreCase(warehouse.owner())) {
          throw ApiException.invalid("Another owner is set by ALTER WAREHOUSE.");
        }
      } else if (level.equals(MANAGES) || level.equals(USES)) {
        wanted.put(names.get(0), level);
      } else {
        throw ApiException.invalid(
            "The permission_level of a warehouse is CAN_USE, CAN_MANAGE or IS_OWNER.");
      }
    }
    return wanted;
  }
}
