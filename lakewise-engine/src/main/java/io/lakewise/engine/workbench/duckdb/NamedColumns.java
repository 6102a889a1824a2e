package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns of the planned tables the names in FILTER nodes are. EXPLAIN prints them as the
 * query calls them, which may be what the table calls another column; a serialized plan has both
 * the name and the place of the column.
 */
final class NamedColumns {

  private final Map<String, Map<String, String>> columns = new HashMap<>();
  private final Map<String, Set<String>> ambiguous = new HashMap<>();

  private final boolean complete;

  private NamedColumns(boolean complete) {
    this.complete = complete;
  }

  /** Where filters have only names that a planned table has itself. */
  static NamedColumns none() {
    return new NamedColumns(true);
  }

  /** Of the filters in a plan as {@code json_serialize_plan} gives it. */
  static NamedColumns of(JsonNode serialized) {
    NamedColumns named = new NamedColumns(serialized.path("plans").size() == 1);
    serialized.path("plans").forEach(named::collect);
    return named;
  }

  private void collect(JsonNode node) {
    if (type(node).equals("LOGICAL_FILTER")) {
      JsonNode source = node.path("children").path(0);
      while (type(source).equals("LOGICAL_FILTER")) {
        source = source.path("children").path(0);
      }
      if (type(source).equals("LOGICAL_GET")) {
        addAll(source, node.path("expressions"));
      }
    }
    node.path("children").forEach(this::collect);
  }

  private static String type(JsonNode node) {
    return node.path("type").asText();
  }

  private void addAll(JsonNode scan, JsonNode expression) {
    if (expression.path("expression_class").asText().equals("BOUND_REF")) {
      add(scan, expression.path("alias").asText(), expression.path("index").asInt(0));
    }
    for (JsonNode child : expression) {
      addAll(scan, child);
    }
  }

  private void add(JsonNode scan, String name, int output) {
    String table = scan.path("function_data").path("table").asText();
    String column = column(scan, output).orElse("");
    String known = columns.computeIfAbsent(table, any -> new HashMap<>()).put(name, column);
    if (column.isEmpty() || known != null && !known.equals(column)) {
      ambiguous.computeIfAbsent(table, any -> new HashSet<>()).add(name);
    }
  }

  private static Optional<String> column(JsonNode scan, int output) {
    JsonNode places = scan.path("projection_ids");
    int place = places.isEmpty() ? output : places.path(output).asInt(-1);
    JsonNode column = scan.path("column_indexes").path(place);
    boolean whole = column.isObject() && (column.isEmpty() || column.size() == 1);
    JsonNode name = scan.path("names").path(column.path("index").asInt(0));
    return whole && (column.isEmpty() || column.has("index")) && name.isTextual()
        ? Optional.of(name.asText())
        : Optional.empty();
  }

  /** Whether the names of all filters are known. */
  boolean isComplete() {
    return complete;
  }

  /** All names. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    columns.values().forEach(table -> names.addAll(table.keySet()));
    return names;
  }

  /** The names that stand in filters of a table. */
  Set<String> names(String table) {
    return columns.getOrDefault(table, Map.of()).keySet();
  }

  /** The table's own name of a column; empty if it is not known for certain. */
  Optional<String> column(String table, String name) {
    return ambiguous.getOrDefault(table, Set.of()).contains(name)
        ? Optional.empty()
        : Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(name));
  }
}
