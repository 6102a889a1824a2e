package io.lakewise.table.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.PrimitiveType;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statistics of one data file in Delta's JSON form (Delta protocol, "Per-file Statistics"). */
public final class FileStatistics {

  /**
   * Our own statistic beside the protocol's: how many values of a column are NaN. Others pass over
   * it; with it a maximum is known to be above every value.
   */
  static final String NAN_COUNT = "nanCount";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private FileStatistics() {}

  /**
   * Statistics from what DuckDB's {@code COPY … RETURN_STATS} reports. Whatever is not certain to
   * be a bound is left out.
   *
   * @param table gives schema, partition columns, column mapping and the properties that say which
   *     columns get statistics
   * @param rows of the file
   * @param columnStatistics from DuckDB's quoted path of physical names ({@code "a"}, {@code
   *     "s"."u"}) to its statistics ({@code min}, {@code max}, {@code min_is_exact}, {@code
   *     max_is_exact}, {@code null_count}, {@code num_values}, {@code has_nan}, …) as text
   * @return JSON for {@link io.lakewise.table.log.AddFile#stats}
   */
  public static String fromDuckDb(
      Metadata table, long rows, Map<String, Map<String, String>> columnStatistics) {
    JsonNodeFactory nodes = JSON.getNodeFactory();
    ObjectNode low = nodes.objectNode();
    ObjectNode high = nodes.objectNode();
    ObjectNode nulls = nodes.objectNode();
    ObjectNode nans = nodes.objectNode();
    for (StatisticsColumns.Leaf leaf : StatisticsColumns.of(table)) {
      Map<String, String> reported = columnStatistics.get(quoted(leaf.physicalPath()));
      if (reported != null) {
        DuckDbBounds bounds = new DuckDbBounds(leaf.type(), reported);
        put(low, leaf.physicalPath(), bounds.low());
        put(high, leaf.physicalPath(), bounds.high());
        put(nulls, leaf.physicalPath(), nullCount(reported, rows));
        put(nans, leaf.physicalPath(), nanCount(leaf, reported));
      }
    }
    ObjectNode statistics = nodes.objectNode().put("numRecords", rows);
    statistics.set("minValues", low);
    statistics.set("maxValues", high);
    statistics.set("nullCount", nulls);
    if (!nans.isEmpty()) {
      statistics.set(NAN_COUNT, nans);
    }
    statistics.put("tightBounds", true);
    return write(statistics);
  }

  private static String quoted(List<String> path) {
    return path.stream()
        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  /** A count that passes over rows whose struct is null is no count of the rows. */
  private static JsonNode nullCount(Map<String, String> reported, long rows) {
    String count = reported.get("null_count");
    boolean whole = Long.toString(rows).equals(reported.get("num_values"));
    return count == null || !whole ? null : JSON.getNodeFactory().numberNode(Long.valueOf(count));
  }

  private static JsonNode nanCount(StatisticsColumns.Leaf leaf, Map<String, String> reported) {
    boolean floating = leaf.type() == PrimitiveType.FLOAT || leaf.type() == PrimitiveType.DOUBLE;
    String count = "false".equals(reported.get("has_nan")) ? "0" : reported.get("nan_count");
    return floating && count != null ? JSON.getNodeFactory().numberNode(Long.valueOf(count)) : null;
  }

  private static void put(ObjectNode root, List<String> path, JsonNode value) {
    if (value == null) {
      return;
    }
    ObjectNode node = root;
    for (String name : path.subList(0, path.size() - 1)) {
      node = node.has(name) ? (ObjectNode) node.get(name) : node.putObject(name);
    }
    node.set(path.get(path.size() - 1), value);
  }

  private static String write(ObjectNode statistics) {
    try {
      return JSON.writeValueAsString(statistics);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The same statistics, with {@code tightBounds} false: what they must say as soon as a deletion
   * vector is attached to the file (Delta protocol, "Per-file Statistics").
   *
   * @param stats JSON, or null, which stays null
   */
  public static String withWideBounds(String stats) {
    if (stats == null) {
      return null;
    }
    SplitStatistics split = SplitStatistics.of(stats);
    StatisticsShape shape = StatisticsShape.of(split.shape());
    int slot = shape.tightBounds();
    if (slot >= 0) {
      String[] values = split.values().split(Character.toString(SplitStatistics.SEPARATOR));
      values[slot] = "false";
      return shape.join(
          Arrays.stream(values)
              .map(value -> value + SplitStatistics.SEPARATOR)
              .collect(Collectors.joining()));
    }
    int end = stats.lastIndexOf('}');
    boolean empty = split.values().isEmpty() && stats.indexOf('"') < 0;
    return end < 0
        ? stats
        : stats.substring(0, end) + (empty ? "" : ",") + "\"tightBounds\":false}";
  }
}
