package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.ApiException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the body of a request to make or change a warehouse. What Databricks has and there is not
 * here is left out, and so are fields that nobody knows, as Databricks leaves them out; a field
 * that is known has the type that Databricks gives it.
 */
final class WarehouseBody {

  private static final int LONGEST = 200;

  private enum Kind {
    TEXT,
    /** A whole number; as a text too, as in protobuf's JSON. */
    NUMBER,
    FLAG
  }

  /** A setting by our name. */
  private record Field(String setting, Kind kind) {}

  private static final Map<String, Field> FIELDS =
      Map.of(
          "name", new Field("name", Kind.TEXT),
          "cluster_size", new Field("size", Kind.TEXT),
          "min_num_clusters", new Field("min_workers", Kind.NUMBER),
          "max_num_clusters", new Field("max_workers", Kind.NUMBER),
          "auto_stop_mins", new Field("auto_stop_mins", Kind.NUMBER),
          "queued_statements", new Field("queued_statements", Kind.NUMBER),
          "statement_timeout", new Field("statement_timeout", Kind.NUMBER),
          "warm_spare", new Field("warm_spare", Kind.FLAG));

  private WarehouseBody() {}

  /** Settings by name; what is null is left out. */
  static Map<String, String> options(ObjectNode body) {
    Map<String, String> options = new LinkedHashMap<>();
    body.fields()
        .forEachRemaining(
            given -> {
              Field field = FIELDS.get(given.getKey());
              if (field != null && !given.getValue().isNull()) {
                options.put(field.setting(), value(given.getKey(), field, given.getValue()));
              }
            });
    return options;
  }

  private static String value(String name, Field field, JsonNode value) {
    boolean fits =
        switch (field.kind()) {
          case TEXT -> value.isTextual() && value.asText().length() <= LONGEST;
          case NUMBER -> value.isInt() || (value.isTextual() && value.asText().matches("\\d{1,9}"));
          case FLAG -> value.isBoolean();
        };
    if (!fits) {
      String shown = value.toString();
      throw ApiException.invalid(
          name
              + " is "
              + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown)
              + " (expected: a "
              + field.kind().name().toLowerCase(Locale.ROOT)
              + (field.kind() == Kind.TEXT ? " of at most " + LONGEST + " characters)." : ")."));
    }
    return value.asText();
  }
}
