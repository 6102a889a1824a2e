package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Grants;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.GrantChange;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Unity Catalog's API of permissions: the same grants as GRANT, REVOKE and SHOW GRANTS. */
public final class PermissionApi {

  private static final String CATALOG = "/api/2.1/unity-catalog/";
  private static final String SECURABLE = "/{securable_type}/{full_name}";

  private final Supplier<Grants> grants;

  /** Serves the grants of a state. */
  public PermissionApi(Supplier<Grants> grants) {
    this.grants = grants;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    String permissions = CATALOG + "permissions" + SECURABLE;
    server
        .route()
        .get(permissions)
        .build(service((context, request) -> assignments(context, false)));
    server.route().patch(permissions).build(service(this::change));
    server
        .route()
        .get(CATALOG + "effective-permissions" + SECURABLE)
        .build(service((context, request) -> assignments(context, true)));
  }

  private static JsonService service(CatalogService.Handler handler) {
    return CatalogService.of(handler, ApiException::forbidden);
  }

  private HttpResponse assignments(ServiceRequestContext context, boolean inherited) {
    Target target = target(context);
    String only = context.queryParams().get("principal", "");
    TreeMap<String, ArrayNode> byPrincipal = new TreeMap<>();
    for (Grant grant : grants.get().on(Access.viewer(context), target, inherited)) {
      if (!only.isEmpty() && !grant.principal().equalsIgnoreCase(only)) {
        continue;
      }
      ArrayNode list =
          byPrincipal.computeIfAbsent(
              grant.principal(), name -> JsonAnswers.mapper().createArrayNode());
      if (!inherited) {
        list.add(grant.privilege().name());
        continue;
      }
      ObjectNode one = list.addObject().put("privilege", grant.privilege().name());
      if (!grant.kind().name().equals(kind(target))) {
        one.put("inherited_from_type", grant.kind().name());
        one.put("inherited_from_name", grant.name());
      }
    }
    ObjectNode answer = JsonAnswers.object();
    ArrayNode assignments = answer.putArray("privilege_assignments");
    byPrincipal.forEach(
        (principal, privileges) ->
            assignments.addObject().put("principal", principal).set("privileges", privileges));
    return JsonAnswers.ok(answer);
  }

  private HttpResponse change(ServiceRequestContext context, AggregatedHttpRequest request) {
    Target target = target(context);
    List<GrantChange> changes = new ArrayList<>();
    for (JsonNode each : JsonAnswers.read(request.content()).path("changes")) {
      changes.add(
          new GrantChange(
              each.path("principal").asText(),
              privileges(each.path("add")),
              privileges(each.path("remove"))));
    }
    grants.get().change(Access.viewer(context), target, changes);
    return assignments(context, false);
  }

  private static Set<Privilege> privileges(JsonNode names) {
    Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
    for (JsonNode name : names) {
      privileges.add(
          Privilege.of(name.asText())
              .orElseThrow(
                  () -> ApiException.invalid("There is no privilege " + name.asText() + ".")));
    }
    return privileges;
  }

  private static String kind(Target target) {
    return target.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  /** What a path means; parts of its name that have dots stand in double quotes. */
  private static Target target(ServiceRequestContext context) {
    String name = context.pathParam("full_name");
    List<String> parts = NameRules.written(name);
    String type = context.pathParam("securable_type").toLowerCase(Locale.ROOT);
    int expected =
        switch (type) {
          case "metastore", "catalog", "warehouse", "external_location" -> 1;
          case "schema" -> 2;
          case "table", "view", "function", "volume" -> 3;
          default -> throw ApiException.invalid("There are no permissions on a " + type + ".");
        };
    if (parts.size() != expected) {
      throw ApiException.invalid(
          "The name of a " + type + " has " + expected + " part(s), and " + name + " has not.");
    }
    return switch (type) {
      case "metastore" -> new Target.Metastore();
      case "catalog" -> new Target.Catalog(parts.get(0));
      case "warehouse" -> new Target.Warehouse(parts.get(0));
      case "external_location" -> new Target.ExternalLocation(parts.get(0));
      case "volume" ->
          new Target.Volume(new QualifiedName(parts.get(0), parts.get(1), parts.get(2)));
      case "schema" -> new Target.Schema(new SchemaName(parts.get(0), parts.get(1)));
      case "function" ->
          new Target.Function(new QualifiedName(parts.get(0), parts.get(1), parts.get(2)));
      default -> new Target.Table(new QualifiedName(parts.get(0), parts.get(1), parts.get(2)));
    };
  }
}
