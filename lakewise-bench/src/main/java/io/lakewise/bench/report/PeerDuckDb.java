package io.lakewise.bench.report;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Raw DuckDB in memory with its defaults and a number of threads. Not thread-safe. */
public final class PeerDuckDb implements AutoCloseable {

  private final Connection connection;

  /** Starts one. */
  public PeerDuckDb(int threads) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run("SET threads = " + threads);
  }

  /** The version, for the heading. */
  public String version() throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }

  /** Runs a statement and forgets its answer. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
