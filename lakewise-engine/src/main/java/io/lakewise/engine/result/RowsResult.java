package io.lakewise.engine.result;

import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Rows in memory. */
final class RowsResult implements Result {

  private final List<ResultColumn> columns;
  private final Iterator<List<Object>> rows;
  private final String message;
  private final Map<String, String> metrics;
  private final Supplier<Result> again;

  RowsResult(
      List<ResultColumn> columns,
      List<List<Object>> rows,
      String message,
      Map<String, String> metrics,
      Supplier<Result> again) {
    this.columns = List.copyOf(columns);
    this.rows = new ArrayList<>(rows).iterator();
    this.message = message;
    this.metrics = Map.copyOf(metrics);
    this.again = again;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<Object> next() {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public long writeTo(Path file, FileFormat format) {
    if (again == null) {
      throw NameErrors.noFileOfThisResult(format.name());
    }
    try (Result query = again.get()) {
      return query.writeTo(file, format);
    }
  }

  @Override
  public Map<String, String> metrics() {
    return metrics;
  }

  @Override
  public String message() {
    return message;
  }

  @Override
  public void close() {
    // Nothing was taken.
  }
}
