package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.parquet.duckdb.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The empty tables of a planning instance, made when a query first needs tables with such columns
 * and kept for later ones. Thread-safe.
 */
final class PlanningTables {

  private static final int MOST_COLUMNS = 50_000;

  /**
   * A column as queries know it.
   *
   * @param name without quotes
   * @param type in DuckDB's spelling
   */
  record PlannedColumn(String name, String type) {}

  private record Shape(String prefix, int copy, List<PlannedColumn> columns) {}

  private final Map<Shape, String> names = new HashMap<>();
  private int columnsMade;

  /**
   * An empty table. EXPLAIN prints column names without quotes, so its own columns are the prefix
   * and a number.
   *
   * @param copy tells tables with the same columns apart that one query reads
   * @return its name; {@link #view} gives its columns the names that queries know
   */
  synchronized String require(
      Connection connection, String prefix, int copy, List<PlannedColumn> columns)
      throws SQLException {
    Shape shape = new Shape(prefix, copy, columns);
    String name = names.get(shape);
    if (name == null) {
      name = "__p" + names.size();
      create(connection, name, prefix, columns);
      names.put(shape, name);
      columnsMade += columns.size();
    }
    return name;
  }

  private static void create(
      Connection connection, String name, String prefix, List<PlannedColumn> columns)
      throws SQLException {
    List<String> own = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (PlannedColumn column : columns) {
      String number = prefix + own.size();
      own.add(number + " " + column.type());
      known.add(number + " AS " + Identifiers.quote(column.name()));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          ("CREATE OR REPLACE TABLE " + name + " (" + String.join(", ", own) + "); ")
              + ("CREATE OR REPLACE VIEW " + view(name) + " AS SELECT " + String.join(", ", known))
              + (" FROM " + name));
    }
  }

  /** The view of an empty table. */
  static String view(String name) {
    return name + "v";
  }

  /** Whether so much was made that a new instance is better. */
  synchronized boolean isFull() {
    return columnsMade > MOST_COLUMNS;
  }
}
