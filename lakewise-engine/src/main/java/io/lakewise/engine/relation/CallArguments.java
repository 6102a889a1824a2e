package io.lakewise.engine.relation;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.error.RelationErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The arguments of a call in FROM. DuckDB takes {@code name = value} for a named one as well.
 *
 * @param function as written, for messages
 * @param positional expressions in order
 * @param named expressions by lower-case name
 */
record CallArguments(String function, List<JsonNode> positional, Map<String, JsonNode> named) {

  static CallArguments of(String function, JsonNode arguments) {
    List<JsonNode> positional = new ArrayList<>();
    Map<String, JsonNode> named = new LinkedHashMap<>();
    for (JsonNode argument : arguments) {
      String name = argument.path("name").asText();
      JsonNode expression = argument.path("expression");
      if (name.isEmpty() && isAssignment(expression)) {
        name = expression.path("left").path("column_names").path(0).asText();
        expression = expression.path("right");
      }
      if (name.isEmpty()) {
        if (!named.isEmpty()) {
          throw RelationErrors.positionalBehindNamed(function);
        }
        positional.add(expression);
      } else if (named.put(name.toLowerCase(Locale.ROOT), expression) != null) {
        throw RelationErrors.optionTwice(function, name);
      }
    }
    return new CallArguments(function, positional, named);
  }

  private static boolean isAssignment(JsonNode expression) {
    return expression.path("type").asText().equals("COMPARE_EQUAL")
        && expression.path("left").path("class").asText().equals("COLUMN_REF")
        && expression.path("left").path("column_names").size() == 1;
  }

  /** Refuses too few or too many positional arguments, and named ones. */
  CallArguments positionalOnly(int least, int most) {
    if (!named.isEmpty()) {
      throw RelationErrors.unknownOption(function, named.keySet().iterator().next(), List.of());
    }
    if (positional.size() < least || positional.size() > most) {
      throw RelationErrors.argumentCount(function, least, most, positional.size());
    }
    return this;
  }
}
