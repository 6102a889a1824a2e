package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.RowPositions;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.DataFileWriter;
import io.lakewise.table.parquet.duckdb.FileLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** One step on its connection, with its tables bound until {@link #close}. Not thread-safe. */
final class ExecutingStep implements AutoCloseable {

  private static final String STREAM_FAILED = "Invalid result set";

  private final DuckDBConnection connection;
  private final Path staging;
  private final BoundScans scans;
  private final Interruption interruption;
  private final StepProgress progress;
  private final Function<SQLException, LakewiseException> errors;
  private final Runnable ran;
  private boolean executed;
  private boolean closed;

  ExecutingStep(
      DuckDBConnection connection,
      Path staging,
      BoundScans scans,
      Interruption interruption,
      StepProgress progress,
      Function<SQLException, LakewiseException> errors,
      Runnable ran) {
    this.connection = connection;
    this.staging = staging;
    this.scans = scans;
    this.interruption = interruption;
    this.progress = progress;
    this.errors = errors;
    this.ran = ran;
  }

  /** A query over the step's tables, ready to be run. */
  String over(String select) {
    return scans.over(select);
  }

  /** Runs a query whose result owns this step. */
  StreamedResult stream(String select) throws SQLException {
    Statement statement = connection.createStatement();
    progress.begin(statement);
    try {
      StreamedResult rows =
          new StreamedResult(this, select, statement, statement.executeQuery(select));
      executed = true;
      return rows;
    } catch (SQLException e) {
      statement.close();
      throw trueCause(select, e);
    }
  }

  /** Collects positions: file index and row, vector by vector. */
  RowPositions positions(String select) {
    List<DeletedRows.Builder> builders = new ArrayList<>();
    long count = 0;
    String typed =
        "SELECT CAST(file AS BIGINT), row FROM (" + select + ") AS __positions(file, row)";
    try (DuckDBPreparedStatement statement = connection.prepare(typed);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        interruption.check();
        DuckDBReadableVector files = result.chunk().vector(0);
        DuckDBReadableVector rows = result.chunk().vector(1);
        long size = result.chunk().rowCount();
        for (long i = 0; i < size; i++) {
          builder(builders, (int) files.getLong(i)).add(rows.getLong(i));
        }
        count += size;
      }
      executed = true;
    } catch (SQLException e) {
      throw errors.apply(e);
    }
    SortedMap<Integer, byte[]> byFile = new TreeMap<>();
    for (int file = 0; file < builders.size(); file++) {
      if (builders.get(file) != null) {
        byFile.put(file, builders.get(file).build().toBytes());
      }
    }
    return new RowPositions(byFile, count);
  }

  private static DeletedRows.Builder builder(List<DeletedRows.Builder> builders, int file) {
    while (builders.size() <= file) {
      builders.add(null);
    }
    if (builders.get(file) == null) {
      builders.set(file, new DeletedRows.Builder());
    }
    return builders.get(file);
  }

  /** Runs a statement that answers how many rows it made. */
  long count(String sql) {
    try (Statement statement = connection.createStatement()) {
      progress.begin(statement);
      statement.execute(sql);
      executed = true;
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

  /** Writes a query's rows as data files of a table. */
  List<WrittenFile> write(String select, Metadata table, FileLayout layout) {
    try {
      List<WrittenFile> files =
          new DataFileWriter(connection, new PartitionWatch(connection, interruption))
              .write(select, table, layout);
      executed = true;
      return files;
    } catch (LakewiseException e) {
      throw e.getCause() instanceof SQLException ? errors.apply((SQLException) e.getCause()) : e;
    }
  }

  /** Writes a query's rows as one Parquet file, which appears when it is whole. */
  long export(String select, Path file) {
    String folder = staging.toAbsolutePath().normalize().resolve("results").toString();
    String sql =
        ("COPY (" + select + ") TO '" + folder.replace("'", "''"))
            + "' (FORMAT parquet, RETURN_STATS, APPEND, FILE_SIZE_BYTES '1000TB',"
            + " FILENAME_PATTERN 'result-{uuid}')";
    try (Statement statement = connection.createStatement()) {
      Files.createDirectories(Path.of(folder));
      progress.begin(statement);
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        long count = rows.getLong("count");
        Files.move(
            Path.of(rows.getString("filename")),
            file.toAbsolutePath(),
            StandardCopyOption.REPLACE_EXISTING);
        return count;
      }
    } catch (SQLException e) {
      throw errors.apply(e);
    } catch (IOException e) {
      throw WorkbenchErrors.notExported(e);
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
    try (DuckDBPreparedStatement again = connection.prepare(select);
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
      if (executed) {
        ran.run();
      }
      progress.end();
      interruption.end();
      scans.close();
    }
  }
}
