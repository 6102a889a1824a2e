package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.error.LakewiseException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;

/** One step on its connection, with its tables bound until {@link #close}. Not thread-safe. */
final class ExecutingStep implements AutoCloseable {

  private static final String STREAM_FAILED = "Invalid result set";

  private final DuckDBConnection connection;
  private final BoundScans scans;
  private final Interruption interruption;
  private final StepProgress progress;
  private final Function<SQLException, LakewiseException> errors;
  private boolean closed;

  ExecutingStep(
      DuckDBConnection connection,
      BoundScans scans,
      Interruption interruption,
      StepProgress progress,
      Function<SQLException, LakewiseException> errors) {
    this.connection = connection;
    this.scans = scans;
    this.interruption = interruption;
    this.progress = progress;
    this.errors = errors;
  }

  /** Runs a query whose result owns this step. */
  StreamedResult stream(String select) throws SQLException {
    Statement statement = connection.createStatement();
    progress.begin(statement);
    try {
      return new StreamedResult(this, select, statement, statement.executeQuery(select));
    } catch (SQLException e) {
      statement.close();
      throw trueCause(select, e);
    }
  }

  /** Runs a statement that answers how many rows it made. */
  long count(String sql) {
    try (Statement statement = connection.createStatement()) {
      progress.begin(statement);
      statement.execute(sql);
      return statement.getLargeUpdateCount();
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** Runs a statement that answers a text in its second column. */
  String text(String sql) {
    try (Statement statement = connection.createStatement()) {
      progress.begin(statement);
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getString(2);
      }
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** The columns of a query. */
  List<WorkColumn> columns(String select) {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      return ResultColumns.of(statement.getMetaData());
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  /** Throws if the session was interrupted. */
  void check() {
    interruption.check();
  }

  LakewiseException failed(SQLException cause) {
    return errors.apply(cause);
  }

  /**
   * A streaming result that fails says only that it did; the query is run once more to be told why.
   */
  SQLException trueCause(String select, SQLException cause) {
    boolean mute = cause.getMessage() != null && cause.getMessage().contains(STREAM_FAILED);
    if (!mute || interruption.error() != null) {
      return cause;
    }
    try (org.duckdb.DuckDBPreparedStatement again = connection.prepare(select);
        DuckDBChunkedResult result = again.query()) {
      while (result.nextChunk()) {
        interruption.check();
      }
      return cause;
    } catch (SQLException e) {
      return e;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      progress.end();
      interruption.end();
      scans.close();
    }
  }
}
