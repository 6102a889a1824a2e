package io.lakewise.engine.gate;

import java.util.Set;

/** The nodes of a parsed query that the gate knows. */
final class KnownNodes {

  /** Queries, table references, modifiers, orders: what has a type and no class. */
  static final Set<String> TYPES =
      Set.of(
          "SELECT_NODE",
          "SET_OPERATION_NODE",
          "RECURSIVE_CTE_NODE",
          "CTE_NODE",
          "BASE_TABLE",
          "SUBQUERY",
          "JOIN",
          "TABLE_FUNCTION",
          "EXPRESSION_LIST",
          "EMPTY",
          "PIVOT",
          "SHOW_REF",
          "ORDER_MODIFIER",
          "LIMIT_MODIFIER",
          "DISTINCT_MODIFIER",
          "ORDER_DEFAULT",
          "ASCENDING",
          "DESCENDING");

  /** Expressions by their class. */
  static final Set<String> CLASSES =
      Set.of(
          "CONSTANT",
          "COLUMN_REF",
          "FUNCTION",
          "WINDOW",
          "OPERATOR",
          "COMPARISON",
          "CONJUNCTION",
          "BETWEEN",
          "CAST",
          "CASE",
          "SUBQUERY",
          "STAR",
          "LAMBDA",
          "COLLATE",
          "POSITIONAL_REFERENCE",
          "TYPE",
          "PARAMETER");

  /** Names that need no brackets to be a call. */
  static final Set<String> BARE_FUNCTIONS =
      Set.of(
          "current_catalog",
          "current_date",
          "current_role",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_user",
          "localtime",
          "localtimestamp",
          "session_user",
          "user");

  private KnownNodes() {}
}
