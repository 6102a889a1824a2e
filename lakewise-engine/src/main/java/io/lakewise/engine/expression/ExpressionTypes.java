package io.lakewise.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.error.LakewiseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Types of casts. A cast to a string, a number or a date does the same in Spark and DuckDB. */
final class ExpressionTypes {

  private static final Map<String, String> SPARK =
      Map.ofEntries(
          Map.entry("BOOLEAN", "BOOLEAN"),
          Map.entry("TINYINT", "TINYINT"),
          Map.entry("SMALLINT", "SMALLINT"),
          Map.entry("INTEGER", "INT"),
          Map.entry("BIGINT", "BIGINT"),
          Map.entry("DOUBLE", "DOUBLE"),
          Map.entry("VARCHAR", "STRING"),
          Map.entry("DATE", "DATE"),
          Map.entry("TIMESTAMP", "TIMESTAMP_NTZ"),
          Map.entry("TIMESTAMP WITH TIME ZONE", "TIMESTAMP"));

  private final Dialect dialect;
  private final Function<String, LakewiseException> refusal;

  ExpressionTypes(Dialect dialect, Function<String, LakewiseException> refusal) {
    this.dialect = dialect;
    this.refusal = refusal;
  }

  String print(JsonNode type) {
    String name = type.path("type_name").asText().toUpperCase(Locale.ROOT);
    if (name.equals("DECIMAL")) {
      JsonNode parameters = type.path("children");
      if (parameters.size() == 2) {
        return "DECIMAL(" + number(parameters.get(0)) + "," + number(parameters.get(1)) + ")";
      }
      throw refusal.apply("DECIMAL without precision and scale");
    }
    String normal = name.equals("TIMESTAMPTZ") ? "TIMESTAMP WITH TIME ZONE" : name;
    normal = normal.equals("STRING") ? "VARCHAR" : normal;
    String spark = SPARK.get(normal);
    if (spark == null) {
      throw refusal.apply("a cast to " + name);
    }
    return dialect == Dialect.SPARK ? spark : normal;
  }

  private static String number(JsonNode constant) {
    return constant.path("literal").path("text").asText();
  }
}
