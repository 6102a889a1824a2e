package io.lakewise.engine.workbench.duckdb;

import java.util.ArrayList;
import java.util.List;

/** The texts of conditions as EXPLAIN prints them. */
final class FilterText {

  private static final String OPTIONAL = "optional: ";
  private static final String DYNAMIC = "Dynamic Filter (";

  private FilterText() {}

  /** Conditions stand on a line each; a line break within quotes belongs to a constant. */
  static List<String> split(String text) {
    List<String> conditions = new ArrayList<>();
    int start = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '\n') {
        conditions.add(text.substring(start, i));
        start = i + 1;
      }
    }
    conditions.add(text.substring(start));
    conditions.removeIf(String::isBlank);
    return conditions;
  }

  /**
   * The condition as an expression: without marks that say that the scan may leave it out, and with
   * true for conditions that are made while the query runs.
   */
  static String expression(String condition) {
    StringBuilder expression = new StringBuilder();
    char quote = 0;
    int i = 0;
    while (i < condition.length()) {
      char c = condition.charAt(i);
      if (quote == 0 && condition.startsWith(OPTIONAL, i)) {
        i += OPTIONAL.length();
        continue;
      }
      if (quote == 0 && condition.startsWith(DYNAMIC, i)) {
        expression.append("true");
        i = condition.indexOf(')', i) + 1;
        continue;
      }
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      }
      expression.append(c);
      i++;
    }
    return expression.toString();
  }
}
