package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a bound tree that asks for no moment gives the same rows whenever it is run over the same
 * rows. The gate has let only functions through that do not depend on anything else; what is left
 * is chance and files.
 */
final class RepeatableTree {

  /** Calls in FROM whose rows depend on their arguments alone. */
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "generate_series", "json_each", "json_tree", "range", "repeat", "repeat_row", "unnest");

  /** An aggregate over a sample. */
  private static final String BY_CHANCE = "reservoir_quantile";

  /** Their second argument is the name of an aggregate. */
  private static final Set<String> CALLING_BY_NAME =
      Set.of("aggregate", "array_aggr", "array_aggregate", "list_aggr", "list_aggregate");

  private RepeatableTree() {}

  static boolean is(JsonNode tree) {
    Deque<JsonNode> left = new ArrayDeque<>();
    left.push(tree);
    while (!left.isEmpty()) {
      JsonNode node = left.pop();
      if (node.isObject() && !isRepeatable(node)) {
        return false;
      }
      for (JsonNode child : node) {
        if (child.isContainerNode() && !child.isEmpty()) {
          left.push(child);
        }
      }
    }
    return true;
  }

  private static boolean isRepeatable(JsonNode node) {
    if (!node.path("sample").isEmpty()) {
      return false;
    }
    if (node.path("type").asText().equals("TABLE_FUNCTION")) {
      return TABLE_FUNCTIONS.contains(name(node.path("function")));
    }
    return !name(node).equals(BY_CHANCE)
        && (!CALLING_BY_NAME.contains(name(node)) || isOther(node.path("arguments").path(1)));
  }

  /** Whether an argument names for certain another aggregate. */
  private static boolean isOther(JsonNode argument) {
    JsonNode name = argument.path("expression");
    return name.path("class").asText().equals("CONSTANT")
        && !name.path("literal").path("text").asText().equalsIgnoreCase(BY_CHANCE);
  }

  private static String name(JsonNode function) {
    return function.path("function_name").asText().toLowerCase(Locale.ROOT);
  }
}
