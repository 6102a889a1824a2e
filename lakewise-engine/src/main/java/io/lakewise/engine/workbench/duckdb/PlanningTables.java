package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.ScanSql;
import io.lakewise.table.type.StructField;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Empty tables on a planning connection. EXPLAIN prints column names without quotes, so the tables'
 * own columns have names that need none and that occur in neither the query nor the schemas; a view
 * gives them the names that the query knows.
 */
final class PlanningTables {

  private final String prefix;
  private final List<BoundTable> tables;

  /** Chooses names that occur in neither the text nor the schemas. */
  PlanningTables(String select, List<BoundTable> tables) {
    this.tables = List.copyOf(tables);
    this.prefix = prefix(select, tables);
  }

  /**
   * Creates, in one transaction of the connection, them and what earlier steps of the session have
   * materialized, without rows.
   */
  void create(Connection connection, Map<String, List<WorkColumn>> materialized)
      throws SQLException {
    StringJoiner script = new StringJoiner("; ", "BEGIN TRANSACTION; ", "");
    for (Map.Entry<String, List<WorkColumn>> entry : materialized.entrySet()) {
      List<String> columns = new ArrayList<>();
      for (WorkColumn column : entry.getValue()) {
        columns.add(Identifiers.quote(column.name()) + " " + column.type());
      }
      script.add(
          "CREATE TEMP TABLE "
              + Identifiers.quote(entry.getKey())
              + " ("
              + String.join(", ", columns)
              + ")");
    }
    for (int i = 0; i < tables.size(); i++) {
      create(script, i);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(script.toString());
    }
  }

  private void create(StringJoiner script, int index) {
    BoundTable table = tables.get(index);
    List<String> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (StructField field : table.scan().schema().fields()) {
      String column = column(columns.size());
      names.add(column + " AS " + Identifiers.quote(field.name()));
      columns.add(column + " " + DuckDbTypes.toDuckDb(field.type()));
    }
    if (table.positions()) {
      add(columns, names, ScanSql.FILE, "UBIGINT");
      add(columns, names, ScanSql.ROW, "BIGINT");
    }
    if (table.rowIds()) {
      add(columns, names, ScanSql.ROW_ID, "BIGINT");
      add(columns, names, ScanSql.ROW_COMMIT_VERSION, "BIGINT");
    }
    script.add("CREATE TEMP TABLE " + base(index) + " (" + String.join(", ", columns) + ")");
    script.add(
        "CREATE TEMP VIEW "
            + Identifiers.quote(table.name())
            + " AS SELECT "
            + String.join(", ", names)
            + " FROM "
            + base(index));
  }

  private void add(List<String> columns, List<String> names, String name, String type) {
    String column = column(columns.size());
    names.add(column + " AS " + name);
    columns.add(column + " " + type);
  }

  /** The bound table behind a name in the plan, such as {@code "temp".main.x}; null if none is. */
  BoundTable table(String planned) {
    String name = planned.substring(planned.lastIndexOf('.') + 1);
    for (int i = 0; i < tables.size(); i++) {
      if (base(i).equals(name)) {
        return tables.get(i);
      }
    }
    return null;
  }

  /** The place of a column in its table's schema; -1 for another name. */
  int index(String column) {
    if (!column.startsWith(prefix)) {
      return -1;
    }
    String digits = column.substring(prefix.length());
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
  }

  /** What the names of columns begin with; a number follows. */
  String prefix() {
    return prefix;
  }

  private String column(int index) {
    return prefix + index;
  }

  private String base(int index) {
    return "__p" + prefix + index;
  }

  private static String prefix(String select, List<BoundTable> tables) {
    StringBuilder used = new StringBuilder(select);
    for (BoundTable table : tables) {
      used.append(' ').append(DuckDbTypes.toDuckDb(table.scan().schema()));
    }
    String text = used.toString().toLowerCase(Locale.ROOT);
    String candidate = "__c";
    while (text.contains(candidate)) {
      candidate += "c";
    }
    return candidate;
  }
}
