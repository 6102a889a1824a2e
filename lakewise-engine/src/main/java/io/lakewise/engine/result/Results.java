package io.lakewise.engine.result;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Results that are known whole. */
public final class Results {

  private Results() {}

  /** A statement that did something and answers no rows. */
  public static Result done(String message, Map<String, String> metrics) {
    return new RowsResult(List.of(), List.of(), message, metrics, null);
  }

  /** A statement that did something and answers no rows, and has no metrics. */
  public static Result done(String message) {
    return done(message, Map.of());
  }

  /** Rows that Lakewise knows by itself; values as in {@link Result}. */
  public static Result rows(List<ResultColumn> columns, List<List<Object>> rows) {
    return new RowsResult(columns, rows, null, Map.of(), null);
  }

  /**
   * Rows that Lakewise knows by itself and that can be written as a file too.
   *
   * @param again the same rows as the answer of a query
   */
  public static Result rows(
      List<ResultColumn> columns, List<List<Object>> rows, Supplier<Result> again) {
    return new RowsResult(columns, rows, null, Map.of(), again);
  }
}
