package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Rows that DuckDB makes while they are read. Not thread-safe. */
final class StreamedResult implements ArrowResult {

  private final ExecutingStep step;
  private final String select;
  private final Statement statement;
  private final ResultSet rows;
  private final List<WorkColumn> columns;
  private boolean started;
  private boolean closed;

  StreamedResult(ExecutingStep step, String select, Statement statement, ResultSet rows)
      throws SQLException {
    this.step = step;
    this.select = select;
    this.statement = statement;
    this.rows = rows;
    this.columns = ResultColumns.of(rows.getMetaData());
  }

  @Override
  public List<WorkColumn> columns() {
    return columns;
  }

  @Override
  public List<Object> next() {
    if (closed) {
      return null;
    }
    step.check();
    started = true;
    try {
      if (!rows.next()) {
        close();
        return null;
      }
      List<Object> row = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        row.add(RowValues.read(rows, i + 1, columns.get(i).type()));
      }
      return row;
    } catch (SQLException e) {
      throw ended(e);
    } catch (OutOfMemoryError e) {
      close();
      throw WorkbenchErrors.rowsTooLarge(e);
    }
  }

  @Override
  public long writeArrow(Path file) {
    try {
      return ArrowFile.write(rows, file);
    } catch (SQLException e) {
      throw step.failed(step.trueCause(select, e));
    } finally {
      close();
    }
  }

  @Override
  public long drain(BufferAllocator allocator, BatchSink sink) {
    try {
      return ArrowBatches.drain(rows, allocator, sink);
    } catch (SQLException e) {
      throw step.failed(step.trueCause(select, e));
    } finally {
      close();
    }
  }

  @Override
  public long writeParquet(Path file) {
    if (started) {
      throw new IllegalStateException("The first rows were read already (expected: none)");
    }
    try {
      rows.close();
      return step.export(select, file);
    } catch (SQLException e) {
      throw step.failed(e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      rows.close();
      statement.close();
    } catch (SQLException e) {
      throw step.failed(e);
    } finally {
      step.close();
    }
  }

  private LakewiseException ended(SQLException cause) {
    LakewiseException error = step.failed(step.trueCause(select, cause));
    close();
    return error;
  }
}
