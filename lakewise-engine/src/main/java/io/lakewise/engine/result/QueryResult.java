package io.lakewise.engine.result;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Rows that stream from the executing half; closing it also ends the statement. */
public final class QueryResult implements Result {

  private final WorkResult rows;
  private final Runnable statement;
  private boolean closed;

  /** Streams {@code rows}; {@code statement} is run behind them. */
  public QueryResult(WorkResult rows, Runnable statement) {
    this.rows = rows;
    this.statement = statement;
  }

  @Override
  public List<ResultColumn> columns() {
    return rows.columns().stream()
        .map(column -> new ResultColumn(column.name(), column.type()))
        .toList();
  }

  @Override
  public List<Object> next() {
    return closed ? null : rows.next();
  }

  @Override
  public long writeTo(Path file, FileFormat format) {
    return switch (format) {
      case PARQUET -> rows.writeParquet(file);
      case ARROW -> rows.writeArrow(file);
    };
  }

  @Override
  public Map<String, String> metrics() {
    return Map.of();
  }

  @Override
  public String message() {
    return null;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      rows.close();
    } finally {
      statement.run();
    }
  }
}
