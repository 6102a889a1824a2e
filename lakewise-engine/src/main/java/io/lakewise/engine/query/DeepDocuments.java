package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.table.parquet.duckdb.Literals;

/**
 * Keeps DuckDB from casting to VARIANT what is nested so deeply that it would overflow the stack of
 * its thread, which ends the process. A statement cannot be judged by its data, so the data is
 * looked at on its way to the cast: documents of JSON, and what holds such or variants.
 */
public final class DeepDocuments {

  /** A stack of 1 MB holds 1,000 levels. */
  private static final int MOST = 500;

  /** What is shorter cannot be nested more deeply. */
  private static final int SHORT = 2 * MOST;

  private static final String VALUE = "__lakewise_value";
  private static final String TEXT = "CAST(to_json(" + VALUE + ") AS VARCHAR)";
  private static final String GIVEN = "__lakewise_given";

  /** What is left of a text when its strings and, so many times, its innermost brackets are cut. */
  private static final String PEELED =
      "list_reduce(list_concat([regexp_replace(regexp_replace("
          + TEXT
          + ", '\"(?:[^\"\\\\]|\\\\.)*\"', '', 'g'), '[^][{}]+', '', 'g')], CAST(range("
          + MOST
          + ") AS VARCHAR[])), lambda __lakewise_rest, __lakewise_times:"
          + " replace(replace(__lakewise_rest, '[]', ''), '{}', ''))";

  private final Workbench workbench;

  /** For the trees of a workbench. */
  DeepDocuments(Workbench workbench) {
    this.workbench = workbench;
  }

  /** An expression for the same value that fails if it is nested too deeply to become a variant. */
  public static String guarded(String value) {
    return "list_extract(list_transform(["
        + value
        + "], lambda "
        + VALUE
        + ": CASE WHEN typeof("
        + VALUE
        + ") = 'VARIANT' OR NOT regexp_matches(typeof("
        + VALUE
        + "), 'JSON|VARIANT') THEN "
        + VALUE
        + " WHEN strlen("
        + TEXT
        + ") <= "
        + SHORT
        + " THEN "
        + VALUE
        + " WHEN length("
        + TEXT
        + ") - length(translate("
        + TEXT
        + ", '[{', '')) <= "
        + MOST
        + " THEN "
        + VALUE
        + " WHEN "
        + PEELED
        + " <> '' THEN error("
        + Literals.text(
            "A document is nested more than "
                + MOST
                + " levels deep, which is too deep for a VARIANT: keep it as JSON or as text")
        + ") ELSE "
        + VALUE
        + " END), 1)";
  }

  /** Guards every cast to VARIANT, or to a type that holds one, in a tree; names stay. */
  void guardIn(JsonNode node) {
    for (JsonNode selected : node.path("select_list")) {
      if (selected.path("alias").asText().isEmpty() && holdsCast(selected)) {
        ((ObjectNode) selected).put("alias", text(selected));
      }
    }
    node.forEach(this::guardIn);
    if (isCast(node)) {
      ((ObjectNode) node).set("child", guarded(node.get("child")));
    }
  }

  private static boolean holdsCast(JsonNode node) {
    if (isCast(node)) {
      return true;
    }
    for (JsonNode child : node) {
      if (holdsCast(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCast(JsonNode node) {
    return node.path("class").asText().equals("CAST")
        && isVariant(node.path("type_expr"))
        && !node.path("child").path("class").asText().equals("CONSTANT");
  }

  private static boolean isVariant(JsonNode type) {
    if (type.path("type_name").asText().equalsIgnoreCase("VARIANT")) {
      return true;
    }
    for (JsonNode part : type.path("children")) {
      if (isVariant(part)) {
        return true;
      }
    }
    return false;
  }

  /** How DuckDB calls a column that has no name. */
  private String text(JsonNode expression) {
    ObjectNode select = workbench.parse("SELECT 1");
    ((ArrayNode) select.get("select_list")).set(0, expression);
    return workbench.render(select).replaceFirst("^SELECT ", "");
  }

  private JsonNode guarded(JsonNode value) {
    JsonNode guard = Trees.onlyExpression(workbench.parse("SELECT " + guarded(GIVEN)));
    put(guard, Trees.withoutAlias(value));
    return guard;
  }

  private static void put(JsonNode node, JsonNode value) {
    for (int i = 0; i < node.size() && node instanceof ArrayNode; i++) {
      if (isPlace(node.get(i).path("expression"))) {
        ((ObjectNode) node.get(i)).set("expression", value);
      } else if (isPlace(node.get(i))) {
        ((ArrayNode) node).set(i, value);
      }
    }
    node.forEach(child -> put(child, value));
  }

  private static boolean isPlace(JsonNode node) {
    return node.path("column_names").path(0).asText().equals(GIVEN);
  }
}
