package io.lakewise.table.parquet.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Files of a table version as a relation of one connection. Not thread-safe. */
public final class ScanRelation implements AutoCloseable {

  private final Connection connection;
  private final String sql;
  private final List<String> temporaryTables;

  ScanRelation(Connection connection, String sql, List<String> temporaryTables) {
    this.connection = connection;
    this.sql = sql;
    this.temporaryTables = List.copyOf(temporaryTables);
  }

  /**
   * A SELECT statement without a semicolon that yields the logical columns in order; valid as a
   * view's body or a subquery on the same connection until {@link #close}.
   */
  public String sql() {
    return sql;
  }

  /** Drops the temporary tables behind {@link #sql}; views over it are invalid then. */
  @Override
  public void close() {
    try (Statement statement = connection.createStatement()) {
      for (String table : temporaryTables) {
        statement.execute("DROP TABLE IF EXISTS " + table);
      }
    } catch (SQLException e) {
      throw ParquetErrors.failed("Releasing a scan", e);
    }
  }
}
