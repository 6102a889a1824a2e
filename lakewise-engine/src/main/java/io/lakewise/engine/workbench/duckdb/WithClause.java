package io.lakewise.engine.workbench.duckdb;

import java.util.Map;
import java.util.stream.Collectors;

/** Puts what a query's tables are before the query. */
final class WithClause {

  private static final String WITH = "WITH ";
  private static final String RECURSIVE = "WITH RECURSIVE ";

  private WithClause() {}

  /**
   * The query with definitions of the names that it reads.
   *
   * @param definitions from a quoted name to the query that it stands for
   */
  static String over(Map<String, String> definitions, String select) {
    if (definitions.isEmpty()) {
      return select;
    }
    String list =
        definitions.entrySet().stream()
            .map(entry -> entry.getKey() + " AS NOT MATERIALIZED (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    String text = select.stripLeading();
    if (text.startsWith(RECURSIVE)) {
      return RECURSIVE + list + ", " + text.substring(RECURSIVE.length());
    }
    if (text.startsWith(WITH)) {
      return WITH + list + ", " + text.substring(WITH.length());
    }
    if (text.startsWith("SELECT ") || text.startsWith("(")) {
      return WITH + list + " " + text;
    }
    // DESCRIBE and SUMMARIZE can stand only inside.
    return WITH + list + " SELECT * FROM (" + text + ")";
  }
}
