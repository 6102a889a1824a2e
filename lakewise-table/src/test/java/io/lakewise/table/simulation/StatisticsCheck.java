package io.lakewise.table.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.log.AddFile;
import java.util.List;
import java.util.Map;

/** Compares the statistics of a file with its rows. */
final class StatisticsCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StatisticsCheck() {}

  static void check(AddFile file, List<Map<String, Object>> rows) {
    JsonNode statistics = parse(file.stats());
    if (statistics.path("numRecords").asLong() != rows.size()) {
      throw wrong(file, "numRecords", rows.size());
    }
    boolean tight = statistics.path("tightBounds").asBoolean();
    if (tight && file.deletionVector() != null) {
      throw wrong(file, "tightBounds", "a deletion vector");
    }
    for (Map<String, Object> row : rows) {
      row.forEach((column, value) -> check(file, statistics, column, value));
    }
  }

  private static void check(AddFile file, JsonNode statistics, String column, Object value) {
    JsonNode low = statistics.path("minValues").path(column);
    JsonNode high = statistics.path("maxValues").path(column);
    boolean isNumber = value instanceof Long;
    if ((isNumber && low.isNumber() && low.asLong() > (Long) value)
        || (isNumber && high.isNumber() && high.asLong() < (Long) value)
        || (value == null && statistics.path("nullCount").path(column).asLong() == 0)) {
      throw wrong(file, column, value);
    }
  }

  private static JsonNode parse(String statistics) {
    try {
      return JSON.readTree(statistics);
    } catch (JsonProcessingException e) {
      throw new AssertionError(statistics, e);
    }
  }

  private static AssertionError wrong(AddFile file, String what, Object instead) {
    return new AssertionError(
        "statistics of "
            + file.path()
            + ": "
            + what
            + " where there is "
            + instead
            + ": "
            + file.stats());
  }
}
