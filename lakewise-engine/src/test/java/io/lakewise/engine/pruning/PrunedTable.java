package io.lakewise.engine.pruning;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.query.Pruned;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A table with an {@code id}, asked three ways: the engine, the logged statistics, raw DuckDB. */
final class PrunedTable implements AutoCloseable {

  private final TestLake lake;
  private final String name;
  private final Path location;
  private final Map<String, String> types;
  private final Set<String> partitionColumns;
  private final List<LoggedFile> files;
  private final BruteForce bruteForce;
  private final Connection raw = DriverManager.getConnection("jdbc:duckdb:");

  /**
   * Looks at a table as it is now.
   *
   * @param types a name and a DuckDB type a line
   */
  PrunedTable(TestLake lake, String name, Set<String> partitionColumns, String types)
      throws SQLException {
    this.lake = lake;
    this.name = name;
    this.partitionColumns = partitionColumns;
    this.types = new LinkedHashMap<>();
    for (String line : types.strip().split("\n")) {
      this.types.put(line.split(" ", 2)[0], line.split(" ", 2)[1]);
    }
    this.location =
        Path.of((String) lake.value("SELECT location FROM (DESCRIBE DETAIL " + name + ")"));
    this.files = LoggedFile.of(location);
    this.bruteForce = new BruteForce(this.types, partitionColumns, files);
    createView();
  }

  private void createView() throws SQLException {
    List<String> parts = new ArrayList<>();
    for (LoggedFile file : files) {
      StringBuilder part = new StringBuilder("SELECT *");
      for (String column : partitionColumns) {
        String value = file.partition().get(column);
        part.append(", CAST(")
            .append(value == null || value.isEmpty() ? "NULL" : "'" + value + "'")
            .append(" AS ")
            .append(types.get(column))
            .append(") AS ")
            .append(column);
      }
      String path = URI.create(file.path()).getPath();
      parts.add(
          part + " FROM read_parquet('" + location.resolve(path) + "', hive_partitioning=false)");
    }
    try (Statement statement = raw.createStatement()) {
      statement.execute("CREATE VIEW " + name + " AS " + String.join(" UNION ALL BY NAME ", parts));
    }
  }

  /** How many files the table has. */
  int files() {
    return files.size();
  }

  /** The places in the log's order of the files that the engine reads under a condition. */
  Set<Integer> read(String condition, String zone) {
    List<String> paths = files.stream().map(LoggedFile::path).toList();
    Set<Integer> places = new TreeSet<>();
    for (Pruned pruned : lake.pruned(query(condition), zone)) {
      pruned.selection().files().forEach(file -> places.add(paths.indexOf(file.path())));
    }
    return places;
  }

  /** The places in the log's order of the files that the statistics leave. */
  Set<Integer> left(String condition, String zone) throws SQLException {
    return bruteForce.left(condition, zone);
  }

  /** The ids that the engine finds. */
  Set<Long> found(String condition, String zone) {
    lake.run("SET TIME ZONE '" + zone + "'");
    Set<Long> ids = new LinkedHashSet<>();
    for (List<Object> row : lake.sql(query(condition) + " ORDER BY id")) {
      ids.add(((Number) row.get(0)).longValue());
    }
    return ids;
  }

  /** The ids that raw DuckDB finds in all files. */
  Set<Long> expected(String condition, String zone) throws SQLException {
    Set<Long> ids = new LinkedHashSet<>();
    try (Statement statement = raw.createStatement()) {
      statement.execute("SET TimeZone = '" + zone + "'");
      try (ResultSet rows = statement.executeQuery(query(condition) + " ORDER BY id")) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
    }
    return ids;
  }

  /** The ids under a condition. */
  private String query(String condition) {
    return "SELECT id FROM " + name + " WHERE " + condition;
  }

  @Override
  public void close() throws SQLException {
    bruteForce.close();
    raw.close();
  }
}
