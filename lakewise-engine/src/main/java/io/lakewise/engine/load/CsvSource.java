package io.lakewise.engine.load;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.StructField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * CSV files: those with the same columns are read together, others beside them, and columns are
 * united by name. DuckDB's readers note what they reject in temporary tables of the connection.
 */
final class CsvSource implements FileSource {

  private final String select;

  /**
   * Looks at the files' columns.
   *
   * @param byPosition whether columns are the table's in order whatever their names
   */
  CsvSource(
      List<Path> files, CopyOptions options, Metadata table, boolean byPosition, WorkSession work) {
    Map<List<WorkColumn>, List<Path>> groups = new LinkedHashMap<>();
    for (Path file : files) {
      groups.computeIfAbsent(columns(file, options, work), key -> new ArrayList<>()).add(file);
    }
    StringJoiner united = new StringJoiner(byPosition ? " UNION ALL " : " UNION ALL BY NAME ");
    groups.forEach(
        (columns, some) ->
            united.add(
                "SELECT * FROM read_csv("
                    + FileList.of(some)
                    + arguments(options)
                    + types(columns, table, byPosition)
                    + ", store_rejects = true)"));
    this.select = united.toString();
  }

  private static List<WorkColumn> columns(Path file, CopyOptions options, WorkSession work) {
    String sniffed =
        "SELECT * FROM read_csv("
            + FileList.of(List.of(file))
            + arguments(options)
            + ", ignore_errors = true) LIMIT 0";
    try (WorkSession.WorkResult rows = work.query(sniffed, List.of())) {
      return rows.columns();
    }
  }

  private static String arguments(CopyOptions options) {
    StringBuilder arguments = new StringBuilder();
    options.reader().forEach((name, value) -> argument(arguments, name, value));
    options.header().ifPresent(header -> argument(arguments, "header", header.toString()));
    options.dateFormat().ifPresent(f -> argument(arguments, "dateformat", Literals.text(f)));
    options
        .timestampFormat()
        .ifPresent(format -> argument(arguments, "timestampformat", Literals.text(format)));
    return arguments.toString();
  }

  private static void argument(StringBuilder arguments, String name, String value) {
    arguments.append(", ").append(name).append(" = ").append(value);
  }

  private static String types(List<WorkColumn> columns, Metadata table, boolean byPosition) {
    TableTypes types = new TableTypes(table);
    List<StructField> fields = table.schema().fields();
    StringJoiner list = new StringJoiner(", ", ", types = {", "}").setEmptyValue("");
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      String wanted = !byPosition ? name : i < fields.size() ? fields.get(i).name() : null;
      if (wanted == null || types.column(wanted).isEmpty()) {
        continue;
      }
      list.add(Literals.text(name) + ": " + Literals.text(types.single(wanted).orElse("VARCHAR")));
    }
    return list.toString();
  }

  @Override
  public String select() {
    return select;
  }

  @Override
  public List<BadRecord> badRecords(WorkSession work) {
    List<BadRecord> found = new ArrayList<>();
    String noted =
        "SELECT file_path, line, any_value(csv_line), string_agg(error_message, '; ') FROM"
            + " reject_errors JOIN reject_scans USING (scan_id, file_id)"
            + " GROUP BY file_path, line ORDER BY file_path, line";
    try (WorkSession.WorkResult rows = work.query(noted, List.of())) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        found.add(
            new BadRecord(
                row.get(0).toString(),
                ((Number) row.get(1)).longValue(),
                String.valueOf(row.get(2)),
                row.get(3).toString()));
      }
    }
    return found;
  }
}
