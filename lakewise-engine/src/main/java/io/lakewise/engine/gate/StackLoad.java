package io.lakewise.engine.gate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much of its thread's stack DuckDB needs to plan what is nested, in bytes. It does not look
 * after that itself: 260 queries in WITH, each reading the one before it, end the process. The
 * figures are those at which DuckDB 2.0 ends a thread of 1 MB, rounded up.
 */
final class StackLoad {

  /** Of the megabyte that a Java thread has by default; the rest is for what calls the engine. */
  static final int MOST = 600_000;

  /** A query in WITH that is read. */
  static final int COMMON_TABLE = 4_500;

  private static final int EXPRESSION = 1_300;
  private static final int SUBQUERY = 2_100;
  private static final int JOIN = 3_500;
  private static final int SET_OPERATION = 5_500;

  private StackLoad() {}

  /** What a node adds to those around it. */
  static int of(JsonNode node) {
    if (node.path("class").isTextual()) {
      return EXPRESSION;
    }
    return switch (node.path("type").asText()) {
      case "SUBQUERY" -> SUBQUERY;
      case "JOIN" -> JOIN;
      case "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE" -> SET_OPERATION;
      default -> 0;
    };
  }
}
