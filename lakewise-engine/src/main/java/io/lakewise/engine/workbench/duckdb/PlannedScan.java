package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A scan in a physical plan.
 *
 * @param table as the plan names it
 * @param filters texts of the conditions that all its rows that matter satisfy
 */
record PlannedScan(String table, List<String> filters) {

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
      filters.addAll(above);
      filters.addAll(FilterText.split(lines(details.path("Filters"))));
      scans.add(new PlannedScan(details.path("Table").asText(), filters));
    } else if (name.equals("FILTER")) {
      filters.addAll(above);
      filters.addAll(FilterText.split(lines(details.path("Expression"))));
    }
    for (JsonNode child : node.path("children")) {
      collect(child, filters, scans);
    }
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
