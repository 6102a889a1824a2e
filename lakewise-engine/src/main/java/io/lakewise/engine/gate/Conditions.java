package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many conditions may stand in one AND. DuckDB compares each constant with all those before it
 * and cannot be interrupted meanwhile: 10,000 conditions on one column take 6 s, 20,000 take 19 s,
 * and 100,000 would take minutes.
 */
final class Conditions {

  private static final int MOST = 20_000;

  private static final String AND = "CONJUNCTION_AND";

  private Conditions() {}

  /** Refuses an AND of too many, counting those of the ANDs directly in it. */
  static void check(JsonNode conjunction) {
    if (!isAnd(conjunction)) {
      return;
    }
    int count = 0;
    Deque<JsonNode> left = new ArrayDeque<>();
    left.push(conjunction);
    while (!left.isEmpty()) {
      for (JsonNode child : left.pop().path("children")) {
        if (isAnd(child)) {
          left.push(child);
        } else {
          count++;
        }
      }
      if (count > MOST) {
        throw GateErrors.tooManyConditions(MOST);
      }
    }
  }

  private static boolean isAnd(JsonNode node) {
    return node.path("type").asText().equals(AND);
  }
}
