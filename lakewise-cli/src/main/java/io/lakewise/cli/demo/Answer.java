package io.lakewise.cli.demo;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a statement answered, whole.
 *
 * @param columns of the rows; empty for a statement that answers none
 * @param rows all of them
 * @param message for people; null for queries
 * @param metrics of the statement
 */
record Answer(
    List<ResultColumn> columns,
    List<List<Object>> rows,
    String message,
    Map<String, String> metrics) {

  /** Runs a statement to its end. */
  static Answer of(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      if (!result.columns().isEmpty()) {
        for (List<Object> row = result.next(); row != null; row = result.next()) {
          rows.add(row);
        }
      }
      return new Answer(result.columns(), rows, result.message(), result.metrics());
    }
  }

  /** The only value, a number. */
  long number() {
    return ((Number) rows.get(0).get(0)).longValue();
  }

  /** The version that the statement made. */
  long version() {
    return Long.parseLong(metrics.get("version"));
  }

  /** All values as text, a line for each row. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (List<Object> row : rows) {
      row.forEach(value -> text.append(value).append('\t'));
      text.append('\n');
    }
    return text.toString();
  }
}
