package io.lakewise.engine.pruning;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of TPC-H read: columns, the bench's queries, the conditions of their tables. */
final class TpchColumns {

  private static final String QUERIES = "lakewise-bench/src/main/resources/io/lakewise/bench/tpch";

  private TpchColumns() {}

  /** DuckDB's types by column. */
  static Map<String, String> types(String table) {
    Map<String, String> types = new LinkedHashMap<>();
    for (TpchColumn<?> column : TpchTable.getTable(table).getColumns()) {
      types.put(
          column.getColumnName(),
          switch (column.getType().getBase()) {
            case IDENTIFIER -> "BIGINT";
            case INTEGER -> "INTEGER";
            case DATE -> "DATE";
            case DOUBLE -> "DECIMAL(15,2)";
            case VARCHAR -> "VARCHAR";
          });
    }
    return types;
  }

  /** A query's text. */
  static String query(int number) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve(QUERIES))) {
      root = root.getParent();
    }
    return Files.readString(root.resolve(QUERIES).resolve(String.format("q%02d.sql", number)));
  }

  /** A line for each reference to a table, in order: its name and what limits its rows. */
  static List<String> conditions(int number) {
    List<String> conditions = new ArrayList<>();
    boolean within = false;
    for (String line : PruningData.conditions("tpch-conditions.txt")) {
      if (line.startsWith("query ")) {
        within = line.equals("query " + number);
      } else if (within) {
        conditions.add(line);
      }
    }
    return conditions;
  }
}
