package io.lakewise.table.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Statistics of rows as Delta writes them (Delta protocol, "Per-file Statistics"). */
final class RowStatistics {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RowStatistics() {}

  static String of(List<Map<String, Object>> rows) {
    ObjectNode statistics = JSON.createObjectNode().put("numRecords", rows.size());
    ObjectNode low = statistics.putObject("minValues");
    ObjectNode high = statistics.putObject("maxValues");
    ObjectNode nulls = statistics.putObject("nullCount");
    Set<String> columns = new TreeSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    for (String column : columns) {
      List<Object> values =
          rows.stream().map(row -> row.get(column)).filter(value -> value != null).toList();
      nulls.put(column, rows.size() - values.size());
      if (!values.isEmpty() && values.get(0) instanceof Long) {
        low.put(column, values.stream().mapToLong(value -> (Long) value).min().getAsLong());
        high.put(column, values.stream().mapToLong(value -> (Long) value).max().getAsLong());
      } else if (!values.isEmpty()) {
        low.put(column, values.stream().map(Object::toString).min(String::compareTo).get());
        high.put(column, values.stream().map(Object::toString).max(String::compareTo).get());
      }
    }
    return statistics.put("tightBounds", true).toString();
  }
}
