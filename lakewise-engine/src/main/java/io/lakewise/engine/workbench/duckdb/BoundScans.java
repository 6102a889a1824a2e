package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.ScanRelation;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** The files of a step's tables, called by their names in the step's query. */
final class BoundScans implements AutoCloseable {

  private static final String WITH = "WITH ";
  private static final String RECURSIVE = "WITH RECURSIVE ";

  private final DuckDBConnection connection;
  private final Map<String, ScanRelation> relations = new LinkedHashMap<>();
  private final List<String> views = new ArrayList<>();

  private BoundScans(DuckDBConnection connection) {
    this.connection = connection;
  }

  static BoundScans bind(DuckDBConnection connection, List<BoundTable> tables) {
    BoundScans bound = new BoundScans(connection);
    try {
      for (BoundTable table : tables) {
        bound.relations.put(
            Identifiers.quote(table.name()),
            ScanSql.prepare(connection, table.scan(), table.positions(), table.rowIds()));
      }
      return bound;
    } catch (RuntimeException e) {
      bound.close();
      throw e;
    }
  }

  /**
   * The query over the files. The relations stand before it in WITH; a statement that cannot have
   * one (DESCRIBE, SUMMARIZE) finds them as views, which DuckDB binds once more.
   */
  String over(String select) throws SQLException {
    if (relations.isEmpty()) {
      return select;
    }
    String text = select.stripLeading();
    if (text.startsWith(RECURSIVE)) {
      return RECURSIVE + definitions() + ", " + text.substring(RECURSIVE.length());
    }
    if (text.startsWith(WITH)) {
      return WITH + definitions() + ", " + text.substring(WITH.length());
    }
    if (text.startsWith("SELECT ") || text.startsWith("(")) {
      return WITH + definitions() + " " + text;
    }
    createViews();
    return select;
  }

  private String definitions() {
    return relations.entrySet().stream()
        .map(entry -> entry.getKey() + " AS NOT MATERIALIZED (" + entry.getValue().sql() + ")")
        .collect(Collectors.joining(", "));
  }

  private void createViews() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, ScanRelation> entry : relations.entrySet()) {
        statement.execute(
            "CREATE OR REPLACE TEMP VIEW " + entry.getKey() + " AS " + entry.getValue().sql());
        views.add(entry.getKey());
      }
    }
  }

  /** Drops what was made for them; does nothing if the instance has become invalid. */
  @Override
  public void close() {
    try {
      if (!views.isEmpty()) {
        try (Statement statement = connection.createStatement()) {
          for (String view : views) {
            statement.execute("DROP VIEW IF EXISTS temp." + view);
          }
        }
      }
      for (ScanRelation relation : relations.values()) {
        relation.close();
      }
    } catch (SQLException e) {
      if (!DuckDbMessage.invalidatesInstance(e)) {
        throw WorkbenchErrors.internal("Releasing a query's tables failed", e);
      }
    }
  }
}
