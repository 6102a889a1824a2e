package io.lakewise.table.parquet.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB of its own in memory, with its configuration locked except for time zone, optimizer,
 * time limit and profile of a connection. Thread-safe.
 */
public final class DuckDbInstance implements AutoCloseable {

  private final DuckDbSettings settings;
  private DuckDBConnection root;
  private volatile int starts = 1;

  private DuckDbInstance(DuckDbSettings settings) {
    this.settings = settings;
    this.root = start(settings);
  }

  /** Starts one. */
  public static DuckDbInstance open(DuckDbSettings settings) {
    return new DuckDbInstance(settings);
  }

  private static DuckDBConnection start(DuckDbSettings settings) {
    try {
      DuckDBConnection root =
          DuckDBConnection.newConnection("jdbc:duckdb:", false, "", streaming());
      try (Statement statement = root.createStatement()) {
        for (String setting : settings.statements()) {
          statement.execute(setting);
        }
        return root;
      } catch (SQLException e) {
        root.close();
        throw e;
      }
    } catch (SQLException e) {
      throw ParquetErrors.failed("Starting DuckDB", e);
    }
  }

  private static Properties streaming() {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    return properties;
  }

  /**
   * A new connection in UTC whose results stream: a result must be read or closed before the
   * connection's next statement. To be closed by the caller; not thread-safe. If a damaged file has
   * made DuckDB declare itself invalid, the connection is to a new one.
   */
  public synchronized DuckDBConnection connect() {
    try {
      return duplicate();
    } catch (SQLException e) {
      if (e.getMessage() == null || !e.getMessage().contains("has been invalidated")) {
        throw ParquetErrors.failed("Connecting to DuckDB", e);
      }
    }
    close();
    root = start(settings);
    starts++;
    try {
      return duplicate();
    } catch (SQLException e) {
      throw ParquetErrors.failed("Connecting to DuckDB", e);
    }
  }

  /** How often it was started: what was made in it is gone when this has changed. */
  public int starts() {
    return starts;
  }

  private DuckDBConnection duplicate() throws SQLException {
    DuckDBConnection connection = root.duplicate();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Ends it; connections that are open keep it alive until they are closed. */
  @Override
  public synchronized void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw ParquetErrors.failed("Closing DuckDB", e);
    }
  }
}
