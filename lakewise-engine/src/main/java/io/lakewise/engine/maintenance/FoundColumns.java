package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.MaintenanceErrors;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.FileVariants;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.statistics.FileStatistics;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What footers and values of found files say: columns, types, statistics. */
final class FoundColumns {

  private static final List<String> MEASURES = List.of("min", "max", "null_count", "nan_count");

  private final WorkSession work;
  private final String list;

  FoundColumns(StatementContext statement, FoundFiles files) {
    this.work = statement.work();
    StringJoiner paths = new StringJoiner(", ", "[", "]");
    files.files().forEach(file -> paths.add(Literals.file(file.object().path())));
    this.list = paths.toString();
  }

  /** The columns of all files, which must agree on types. */
  List<StructField> columns() {
    List<StructField> fields = new ArrayList<>();
    String select = "SELECT * FROM " + scan() + " LIMIT 0";
    List<WorkColumn> found;
    try (WorkSession.WorkResult rows = work.query(select, List.of())) {
      found = rows.columns();
    }
    StringJoiner names = new StringJoiner(", ");
    for (WorkColumn column : found) {
      DataType type = DuckDbTypes.fromDuckDb(column.type());
      if (FileVariants.isIn(type)) {
        throw MaintenanceErrors.declaredVariant(column.name());
      }
      fields.add(new StructField(column.name(), type, true));
      names.add(Literals.text(column.name()));
    }
    String differing =
        "SELECT name, string_agg(DISTINCT duckdb_type, ' and ' ORDER BY duckdb_type) FROM"
            + (" parquet_schema(" + list + ") WHERE column_id > 0 AND name IN (" + names + ")")
            + " GROUP BY name HAVING count(DISTINCT duckdb_type) > 1";
    try (WorkSession.WorkResult rows = work.query(differing, List.of())) {
      List<Object> row = rows.next();
      if (row != null) {
        throw MaintenanceErrors.differingTypes(row.get(0).toString(), row.get(1).toString());
      }
    }
    return fields;
  }

  private String scan() {
    return "read_parquet(" + list + ", union_by_name = true, hive_partitioning = false)";
  }

  /**
   * Statistics of each file by its path.
   *
   * @param columns whether values are looked at, or rows only counted
   */
  Map<String, String> statistics(Metadata table, List<StructField> data, boolean columns) {
    List<StructField> measured =
        columns ? data.stream().filter(FoundColumns::isMeasured).toList() : List.of();
    StringJoiner select = new StringJoiner(", ", "SELECT ", "");
    select.add("filename").add("count(*)");
    measured.forEach(field -> select.add(measures(field)));
    Map<String, String> statistics = new HashMap<>();
    String scan = scan().replace(", hive", ", filename = true, hive");
    try (WorkSession.WorkResult rows =
        work.query(select + " FROM " + scan + " GROUP BY filename", List.of())) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        long count = ((Number) row.get(1)).longValue();
        Map<String, Map<String, String>> reported = new HashMap<>();
        for (int i = 0; i < measured.size(); i++) {
          reported.put(
              Identifiers.quote(measured.get(i).name()),
              reported(row.subList(2 + i * MEASURES.size(), 2 + (i + 1) * MEASURES.size()), count));
        }
        String path = row.get(0).toString();
        statistics.put(path, FileStatistics.fromDuckDb(table, count, reported));
      }
    }
    return statistics;
  }

  private static boolean isMeasured(StructField field) {
    return field.type() instanceof DecimalType
        || (field.type() instanceof PrimitiveType type
            && type != PrimitiveType.BINARY
            && type != PrimitiveType.VARIANT);
  }

  private static String measures(StructField field) {
    String column = Identifiers.quote(field.name());
    boolean floating = field.type() == PrimitiveType.FLOAT || field.type() == PrimitiveType.DOUBLE;
    String number = floating ? " FILTER (NOT isnan(" + column + "))" : "";
    String nans = floating ? "count(*) FILTER (isnan(" + column + "))" : "0";
    return ("CAST(min(" + column + ")" + number + " AS VARCHAR)")
        + (", CAST(max(" + column + ")" + number + " AS VARCHAR)")
        + (", CAST(count(*) - count(" + column + ") AS VARCHAR), CAST(" + nans + " AS VARCHAR)");
  }

  private static Map<String, String> reported(List<Object> values, long count) {
    Map<String, String> reported = new HashMap<>();
    for (int i = 0; i < MEASURES.size(); i++) {
      if (values.get(i) != null) {
        reported.put(MEASURES.get(i), values.get(i).toString());
      }
    }
    reported.put("min_is_exact", "true");
    reported.put("max_is_exact", "true");
    reported.put("num_values", Long.toString(count));
    reported.put("has_nan", Boolean.toString(!"0".equals(reported.get("nan_count"))));
    return reported;
  }
}
