package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many conditions may stand beside each other. DuckDB compares each with all those before it
 * and cannot be interrupted meanwhile: in one AND it compares constants (10,000 conditions on one
 * column take 6 s, 20,000 take 19 s), and in one OR it looks for what its ANDs have in common
 * (1,000 take 3 s, 2,000 take 15 s).
 */
final class Conditions {

  private static final int MOST_IN_AND = 20_000;
  private static final int MOST_ANDS_IN_OR = 5_000;

  private static final String AND = "CONJUNCTION_AND";
  private static final String OR = "CONJUNCTION_OR";

  private Conditions() {}

  /** Refuses too many. */
  static void check(JsonNode conjunction) {
    if (is(AND, conjunction) && operands(conjunction, AND, false) > MOST_IN_AND) {
      throw GateErrors.tooManyConditions(MOST_IN_AND);
    }
    if (is(OR, conjunction) && operands(conjunction, OR, true) > MOST_ANDS_IN_OR) {
      throw GateErrors.tooManyAlternatives(MOST_ANDS_IN_OR);
    }
  }

  /** The operands of a conjunction and of those of its type directly in it. */
  private static int operands(JsonNode conjunction, String type, boolean onlyAnds) {
    int count = 0;
    Deque<JsonNode> left = new ArrayDeque<>();
    left.push(conjunction);
    while (!left.isEmpty()) {
      for (JsonNode child : left.pop().path("children")) {
        if (is(type, child)) {
          left.push(child);
        } else if (!onlyAnds || is(AND, child)) {
          count++;
        }
      }
    }
    return count;
  }

  private static boolean is(String type, JsonNode node) {
    return node.path("type").asText().equals(type);
  }
}
