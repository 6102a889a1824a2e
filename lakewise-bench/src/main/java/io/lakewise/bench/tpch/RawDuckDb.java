package io.lakewise.bench.tpch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The peer: DuckDB with its defaults, views over the same Parquet files. */
public final class RawDuckDb implements AutoCloseable {

  private final int threads;
  private final Map<String, List<Path>> files;
  private Connection connection;

  /** Opens nothing yet; {@code files} are the Parquet files by table. */
  public RawDuckDb(int threads, Map<String, List<Path>> files) {
    this.threads = threads;
    this.files = files;
  }

  private void open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      for (Map.Entry<String, List<Path>> table : files.entrySet()) {
        String list =
            table.getValue().stream()
                .map(file -> "'" + file.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        statement.execute(
            "CREATE VIEW " + table.getKey() + " AS SELECT * FROM read_parquet(" + list + ")");
      }
    }
  }

  /** The version, for the heading. */
  public static String version() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  /** The rows of a query, each value as text. */
  public List<List<String>> run(String query) throws SQLException {
    if (connection == null) {
      open();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      List<List<String>> all = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
          row.add(Text.of(rows.getObject(i)));
        }
        all.add(row);
      }
      return all;
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
