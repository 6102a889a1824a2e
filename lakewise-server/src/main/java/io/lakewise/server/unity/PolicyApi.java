package io.lakewise.server.unity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import io.lakewise.catalog.entry.PlacedPolicy;
import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Target;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.api.TableQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies by tag as Databricks' API tells of them and makes them. */
final class PolicyApi {

  private final LakeInspection lake;
  private final TableQueries statements;

  PolicyApi(LakeInspection lake, TableQueries statements) {
    this.lake = lake;
    this.statements = statements;
  }

  /** What a policy is on. */
  private record Scope(String type, List<String> parts) {

    static Scope of(String type, String name) {
      String upper = type.toUpperCase(Locale.ROOT);
      int count =
          switch (upper) {
            case "CATALOG" -> 1;
            case "SCHEMA" -> 2;
            case "TABLE" -> 3;
            default -> throw ApiException.invalid("There are no policies on a " + type + ".");
          };
      return new Scope(upper, UnityCall.parts(name, count));
    }

    String written() {
      return type
          + " "
          + parts.stream().map(UnityCall::identifier).collect(Collectors.joining("."));
    }

    Target target() {
      return switch (parts.size()) {
        case 1 -> new Target.Catalog(parts.get(0));
        case 2 -> new Target.Schema(new SchemaName(parts.get(0), parts.get(1)));
        default -> new Target.Table(new QualifiedName(parts.get(0), parts.get(1), parts.get(2)));
      };
    }
  }

  HttpResponse create(UnityCall call) {
    JsonNode wanted = wanted(call);
    Scope on =
        Scope.of(
            UnityCall.required(wanted, "on_securable_type"),
            UnityCall.required(wanted, "on_securable_fullname"));
    String name = UnityCall.required(wanted, "name");
    statements.run(call.caller(), PolicyText.of("CREATE", wanted, on.written()));
    return JsonAnswers.ok(told(policy(call, on, name)));
  }

  private static JsonNode wanted(UnityCall call) {
    return call.body().has("policy_info") ? call.body().path("policy_info") : call.body();
  }

  HttpResponse change(UnityCall call) {
    Scope on = scope(call);
    PlacedPolicy known = policy(call, on, call.path("name"));
    ObjectNode policy = told(known);
    ObjectNode changed = PolicyChange.of(policy, wanted(call), call.query("update_mask"));
    String function =
        known.policy().rows() ? "/row_filter/function_name" : "/column_mask/function_name";
    if (NameRules.key(changed.at(function).asText())
        .equals(NameRules.key(policy.at(function).asText()))) {
      requireSameFunction(call, known.policy());
    }
    statements.run(call.caller(), PolicyText.of("CREATE OR REPLACE", changed, on.written()));
    return JsonAnswers.ok(told(policy(call, on, known.policy().name())));
  }

  /** Clients send the name back with whatever they change; it is no word for another function. */
  private void requireSameFunction(UnityCall call, TagPolicy policy) {
    if (!lake.function(call.caller(), policy.function()).id().equals(policy.functionId())) {
      throw ApiException.invalid(
          "Function "
              + policy.function()
              + " is another than when the policy was made: drop the policy and make it again.");
    }
  }

  HttpResponse list(UnityCall call) {
    boolean inherited = Boolean.parseBoolean(call.query("include_inherited"));
    return call.page(
        "policies",
        lake.policies(call.caller(), scope(call).target(), inherited),
        PolicyApi::place,
        PolicyApi::told);
  }

  HttpResponse one(UnityCall call) {
    return JsonAnswers.ok(told(policy(call, scope(call), call.path("name"))));
  }

  HttpResponse drop(UnityCall call) {
    Scope on = scope(call);
    String name = policy(call, on, call.path("name")).policy().name();
    statements.run(
        call.caller(), "DROP POLICY " + UnityCall.identifier(name) + " ON " + on.written());
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private static Scope scope(UnityCall call) {
    return Scope.of(call.path("securable_type"), call.path("full_name"));
  }

  private PlacedPolicy policy(UnityCall call, Scope on, String name) {
    return lake.policies(call.caller(), on.target(), false).stream()
        .filter(each -> NameRules.key(each.policy().name()).equals(NameRules.key(name)))
        .findFirst()
        .orElseThrow(() -> CatalogErrors.notFound("policy", NameRules.printed(name), List.of()));
  }

  private static Stream<String> parts(PlacedPolicy placed) {
    return Stream.of(placed.catalog(), placed.schema(), placed.table()).filter(Objects::nonNull);
  }

  private static String place(PlacedPolicy placed) {
    return Stream.concat(parts(placed), Stream.of(placed.policy().name()))
        .collect(Collectors.joining("."));
  }

  private static ObjectNode told(PlacedPolicy placed) {
    TagPolicy policy = placed.policy();
    ObjectNode told = JsonAnswers.object().put("name", policy.name());
    told.put(
        "on_securable_type",
        placed.table() != null ? "TABLE" : placed.schema() != null ? "SCHEMA" : "CATALOG");
    told.put("on_securable_fullname", parts(placed).collect(Collectors.joining(".")));
    told.put("for_securable_type", "TABLE");
    if (policy.comment() != null) {
      told.put("comment", policy.comment());
    }
    policy.to().forEach(told.putArray("to_principals")::add);
    if (!policy.except().isEmpty()) {
      policy.except().forEach(told.putArray("except_principals")::add);
    }
    if (policy.when() != null) {
      told.put("when_condition", policy.when().toString());
    }
    if (!policy.columns().isEmpty()) {
      ArrayNode columns = told.putArray("match_columns");
      policy
          .columns()
          .forEach(
              each ->
                  columns
                      .addObject()
                      .put("alias", each.alias())
                      .put("condition", each.condition().toString()));
    }
    told.put("policy_type", policy.rows() ? PolicyText.ROW_FILTER : PolicyText.COLUMN_MASK);
    ObjectNode options = told.putObject(policy.rows() ? "row_filter" : "column_mask");
    options.put(
        "function_name",
        String.join(
            ".",
            policy.function().catalog(),
            policy.function().schema(),
            policy.function().name()));
    if (!policy.rows()) {
      options.put("on_column", policy.masked());
    }
    ArrayNode using = options.putArray("using");
    policy
        .arguments()
        .forEach(
            argument ->
                using
                    .addObject()
                    .put(
                        argument.column() == null ? "constant" : "alias",
                        argument.column() == null ? argument.constant() : argument.column()));
    return told;
  }
}
