package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many conditions and queries may stand beside each other in one statement. DuckDB compares
 * each with all those before it and cannot be interrupted meanwhile: in one AND it compares
 * constants (5,000 conditions on one column take 2 s, 20,000 take 19 s), in one OR it looks for
 * what its ANDs have in common (1,000 take 3 s, 2,000 take 15 s), and UNIONs grow likewise (5,000
 * take 3 s, 10,000 take 13 s). Several of them take what their squares add up to.
 */
final class Conditions {

  private static final int MOST_IN_AND = 5_000;
  private static final int MOST_ANDS_IN_OR = 1_000;
  private static final int MOST_IN_UNION = 5_000;

  private static final String AND = "CONJUNCTION_AND";
  private static final String OR = "CONJUNCTION_OR";

  private long inAnds;
  private long inOrs;
  private long inUnions;

  /** Counts a conjunction; refuses too many. */
  void conjunction(JsonNode conjunction) {
    if (is(AND, conjunction)) {
      inAnds += square(operands(conjunction, AND, false));
    } else {
      inOrs += square(operands(conjunction, OR, true));
    }
    if (inAnds > square(MOST_IN_AND)) {
      throw GateErrors.tooManyConditions(MOST_IN_AND);
    }
    if (inOrs > square(MOST_ANDS_IN_OR)) {
      throw GateErrors.tooManyAlternatives(MOST_ANDS_IN_OR);
    }
  }

  /** Counts the queries of a UNION; refuses too many. */
  void union(JsonNode operation) {
    inUnions += square(operation.path("children").size());
    if (inUnions > square(MOST_IN_UNION)) {
      throw GateErrors.tooManyQueries(MOST_IN_UNION);
    }
  }

  private static long square(long count) {
    return count * count;
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
