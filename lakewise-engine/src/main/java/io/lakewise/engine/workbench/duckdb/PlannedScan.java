package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scan in a physical plan.
 *
 * @param table as the plan names it
 * @param pushed texts of conditions in the scan, which call columns by the table's own names
 * @param left texts of conditions above the scan, which call columns by any names, without quotes
 */
record PlannedScan(String table, List<String> pushed, List<String> left) {

  /** The scans of a plan as {@code EXPLAIN (FORMAT JSON)} prints it. */
  static List<PlannedScan> of(JsonNode plan) {
    List<PlannedScan> scans = new ArrayList<>();
    for (JsonNode root : plan) {
      collect(root, List.of(), scans);
    }
    return scans;
  }

  private static void collect(JsonNode node, List<String> above, List<PlannedScan> scans) {
    JsonNode details = node.path("extra_info");
    String name = node.path("name").asText().strip();
    List<String> filters = new ArrayList<>();
    if (name.equals("SEQ_SCAN")) {
      List<String> pushed = conditions(details.path("Filters"));
      scans.add(new PlannedScan(details.path("Table").asText(), pushed, above));
    } else if (name.equals("FILTER")) {
      filters.addAll(above);
      filters.addAll(conditions(details.path("Expression")));
    }
    for (JsonNode child : node.path("children")) {
      collect(child, filters, scans);
    }
  }

  private static List<String> conditions(JsonNode text) {
    return FilterText.split(lines(text)).stream().map(FilterText::expression).toList();
  }

  /** All conditions, which every row that matters satisfies. */
  List<String> conditions() {
    return Stream.concat(left.stream(), pushed.stream()).toList();
  }

  /** The plan prints a text with line breaks as an array of its lines. */
  private static String lines(JsonNode text) {
    if (!text.isArray()) {
      return text.asText();
    }
    List<String> lines = new ArrayList<>();
    text.forEach(line -> lines.add(line.asText()));
    return String.join("\n", lines);
  }
}
