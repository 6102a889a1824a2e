package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The structures that functions of JSON read as types. A type that is nested some thousands of
 * levels deep overflows DuckDB's stack, and one that an expression yields cannot be judged.
 */
final class Structures {

  private static final Set<String> FUNCTIONS =
      Set.of("from_json", "from_json_strict", "json_transform", "json_transform_strict");

  private static final int MOST = 100;
  private static final Pattern LISTS_OF_LISTS = Pattern.compile("(?:\\[\\d*\\]\\s*){" + MOST + "}");

  private Structures() {}

  /** Whether a function's second argument is a structure. */
  static boolean isRead(String function) {
    return FUNCTIONS.contains(function.toLowerCase(Locale.ROOT));
  }

  /** Whether a call of such a function gives it a text that is not nested too deeply. */
  static boolean isShallow(JsonNode call) {
    JsonNode given = call.path("arguments").path(1).path("expression");
    if (given.isMissingNode()) {
      return true; // DuckDB says what is missing
    }
    JsonNode text = given.path("literal").path("text");
    return given.path("class").asText().equals("CONSTANT")
        && depth(text.asText()) <= MOST
        && !LISTS_OF_LISTS.matcher(text.asText()).find();
  }

  /** Brackets in one another; in strings, which name types, all that open. */
  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    int inString = -1;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"') {
        inString = inString < 0 ? 0 : -1;
      } else if (character == '\\' && inString >= 0) {
        i++;
      } else if ("[{(".indexOf(character) >= 0) {
        depth += inString < 0 ? 1 : 0;
        inString += inString < 0 ? 0 : 1;
      } else if ("]})".indexOf(character) >= 0 && inString < 0) {
        depth--;
      }
      deepest = Math.max(deepest, depth + Math.max(0, inString));
    }
    return deepest;
  }
}
