package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.duckdb.PlanningTables.PlannedColumn;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.ScanSql;
import io.lakewise.table.type.StructField;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A query over empty tables, and what the names in its plan mean. */
final class PlannedQuery {

  private static final Pattern OWN = Pattern.compile("\"__\\w*\"");
  private static final Pattern FROM_TABLES =
      Pattern.compile("\\b(?:COLUMNS|NATURAL)\\b", Pattern.CASE_INSENSITIVE);

  private final String prefix;
  private final Map<String, BoundTable> tables = new HashMap<>();
  private final String text;

  /**
   * Finds or makes the tables.
   *
   * @param materialized the columns of what earlier steps of the session have kept, by name
   */
  PlannedQuery(
      PlanningTables kept,
      Connection connection,
      String select,
      List<BoundTable> bound,
      Map<String, List<WorkColumn>> materialized)
      throws SQLException {
    Map<String, List<PlannedColumn>> columns = new LinkedHashMap<>();
    materialized.forEach((name, step) -> columns.put(name, columns(step)));
    bound.forEach(table -> columns.put(table.name(), columns(table)));
    prefix = prefix(select, columns);
    Map<String, String> definitions = new LinkedHashMap<>();
    Map<String, String> bases = new HashMap<>();
    Map<List<PlannedColumn>, Integer> copies = new HashMap<>();
    for (Map.Entry<String, List<PlannedColumn>> entry : columns.entrySet()) {
      int copy = copies.merge(entry.getValue(), 1, Integer::sum);
      String base = kept.require(connection, prefix, copy, entry.getValue());
      bases.put(entry.getKey(), base);
      definitions.put(Identifiers.quote(entry.getKey()), "FROM " + PlanningTables.view(base));
    }
    bound.forEach(table -> tables.put(bases.get(table.name()), table));
    text = WithClause.over(definitions, select);
  }

  private static List<PlannedColumn> columns(List<WorkColumn> step) {
    return step.stream().map(column -> new PlannedColumn(column.name(), column.type())).toList();
  }

  private static List<PlannedColumn> columns(BoundTable table) {
    List<PlannedColumn> columns = new ArrayList<>();
    for (StructField field : table.scan().schema().fields()) {
      columns.add(new PlannedColumn(field.name(), DuckDbTypes.toDuckDb(field.type())));
    }
    if (table.positions()) {
      columns.add(new PlannedColumn(ScanSql.FILE, "UBIGINT"));
      columns.add(new PlannedColumn(ScanSql.ROW, "BIGINT"));
    }
    if (table.rowIds()) {
      columns.add(new PlannedColumn(ScanSql.ROW_ID, "BIGINT"));
      columns.add(new PlannedColumn(ScanSql.ROW_COMMIT_VERSION, "BIGINT"));
    }
    return columns;
  }

  /** What occurs in neither the text nor the columns. */
  private static String prefix(String select, Map<String, List<PlannedColumn>> columns) {
    StringBuilder used = new StringBuilder(select);
    columns.values().forEach(used::append);
    String text = used.toString().toLowerCase(Locale.ROOT);
    String candidate = "__c";
    while (text.contains(candidate)) {
      candidate += "c";
    }
    return candidate;
  }

  /** The query's text for planning. */
  String text() {
    return text;
  }

  /** The bound table behind a name in the plan, such as {@code memory.main.x}; null if none is. */
  BoundTable table(String planned) {
    return tables.get(own(planned));
  }

  /** The name of a table without those of its schema and catalog. */
  static String own(String planned) {
    return planned.substring(planned.lastIndexOf('.') + 1);
  }

  /**
   * Whether no name that a plan may print without quotes can read as anything else: none is quoted
   * but the tables' own, none comes from a table without standing in the text.
   */
  boolean hasOnlySimpleNames() {
    return !FROM_TABLES.matcher(text).find() && !OWN.matcher(text).replaceAll("").contains("\"");
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
}
