package io.lakewise.server.unity;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.answer.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The statement that makes a policy as an object of Databricks' API describes it. */
final class PolicyText {

  static final String ROW_FILTER = "POLICY_TYPE_ROW_FILTER";
  static final String COLUMN_MASK = "POLICY_TYPE_COLUMN_MASK";

  /** The fields of a policy. */
  static final Set<String> KNOWN =
      Set.of(
          "name",
          "on_securable_type",
          "on_securable_fullname",
          "for_securable_type",
          "comment",
          "to_principals",
          "except_principals",
          "when_condition",
          "match_columns",
          "policy_type",
          "row_filter",
          "column_mask");

  private PolicyText() {}

  /**
   * The statement.
   *
   * @param create how it begins: whether it may replace one
   * @param on what it is made on, as a statement writes it
   */
  static String of(String create, JsonNode policy, String on) {
    UnityCall.only(policy, KNOWN);
    String type = UnityCall.required(policy, "policy_type");
    boolean rows = type.equals(ROW_FILTER);
    if (!rows && !type.equals(COLUMN_MASK)) {
      throw ApiException.invalid(
          "policy_type is none of " + ROW_FILTER + " and " + COLUMN_MASK + ".");
    }
    if (!UnityCall.required(policy, "for_securable_type").equalsIgnoreCase("TABLE")) {
      throw ApiException.invalid("for_securable_type is not TABLE.");
    }
    String other = rows ? "column_mask" : "row_filter";
    if (policy.hasNonNull(other)) {
      throw ApiException.invalid("A policy of " + type + " has no " + other + ".");
    }
    JsonNode options = policy.path(rows ? "row_filter" : "column_mask");
    StringBuilder text = new StringBuilder(create).append(" POLICY ");
    text.append(UnityCall.identifier(UnityCall.required(policy, "name"))).append(" ON ").append(on);
    UnityCall.text(policy, "comment")
        .ifPresent(comment -> text.append(" COMMENT ").append(UnityCall.literal(comment)));
    text.append(rows ? " ROW FILTER " : " COLUMN MASK ");
    text.append(UnityCall.qualified(UnityCall.required(options, "function_name")).quoted());
    text.append(" TO ").append(principals(policy.path("to_principals")));
    if (!policy.path("except_principals").isEmpty()) {
      text.append(" EXCEPT ").append(principals(policy.path("except_principals")));
    }
    text.append(" FOR TABLES");
    // In parentheses a condition is one, whatever stands in it.
    UnityCall.text(policy, "when_condition")
        .ifPresent(condition -> text.append(" WHEN (").append(condition).append(')'));
    if (!policy.path("match_columns").isEmpty()) {
      text.append(" MATCH COLUMNS ").append(columns(policy.path("match_columns")));
    }
    if (!rows) {
      text.append(" ON COLUMN ");
      text.append(UnityCall.identifier(UnityCall.required(options, "on_column")));
    }
    if (!options.path("using").isEmpty()) {
      text.append(" USING COLUMNS (").append(arguments(options.path("using"))).append(')');
    }
    return text.toString();
  }

  private static String principals(JsonNode names) {
    List<String> written = new ArrayList<>();
    names.forEach(name -> written.add(UnityCall.identifier(name.asText())));
    if (written.isEmpty()) {
      throw ApiException.invalid("to_principals is missing.");
    }
    return String.join(", ", written);
  }

  private static String columns(JsonNode columns) {
    List<String> written = new ArrayList<>();
    for (JsonNode column : columns) {
      UnityCall.only(column, Set.of("alias", "condition"));
      String alias = UnityCall.text(column, "alias").orElse("column_" + (written.size() + 1));
      written.add(
          "(" + UnityCall.required(column, "condition") + ") AS " + UnityCall.identifier(alias));
    }
    return String.join(", ", written);
  }

  private static String arguments(JsonNode arguments) {
    List<String> written = new ArrayList<>();
    for (JsonNode argument : arguments) {
      UnityCall.only(argument, Set.of("alias", "constant"));
      written.add(
          UnityCall.text(argument, "alias")
              .map(UnityCall::identifier)
              .orElseGet(() -> UnityCall.required(argument, "constant")));
    }
    return written.stream().collect(Collectors.joining(", "));
  }
}
