package io.lakewise.engine.load;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.StructField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files with a JSON object in each line. Lines are read as they are and taken apart here, because
 * DuckDB's JSON reader does not say which line it passes over.
 */
final class JsonSource implements FileSource {

  private static final long LONGEST_LINE = 16L << 20;

  private final List<Path> files;
  private final List<String> values = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  JsonSource(List<Path> files, CopyOptions options, Metadata table, WorkSession work) {
    this.files = files;
    faults.add("CASE WHEN NOT json_valid(__line) THEN 'this is no JSON' END");
    faults.add(
        "CASE WHEN json_valid(__line) AND json_type(__line) <> 'OBJECT' THEN 'this is no JSON"
            + " object' END");
    TableTypes types = new TableTypes(table);
    for (WorkColumn column : columns(files, work)) {
      Optional<StructField> field = types.column(column.name());
      String type = field.map(f -> DuckDbTypes.toDuckDb(f.type())).orElse(column.type());
      boolean single = types.single(column.name()).isPresent();
      add(column.name(), type, single || (field.isEmpty() && isSingle(type)), options);
    }
  }

  private static boolean isSingle(String type) {
    return type.indexOf('(') < 0 && !type.endsWith("[]") && !type.equals("JSON");
  }

  private static List<WorkColumn> columns(List<Path> files, WorkSession work) {
    String sniffed =
        "SELECT * FROM read_json("
            + FileList.of(files)
            + ", format = 'newline_delimited', ignore_errors = true, union_by_name = true) LIMIT 0";
    try (WorkSession.WorkResult rows = work.query(sniffed, List.of())) {
      return rows.columns();
    }
  }

  private void add(String name, String type, boolean single, CopyOptions options) {
    String path = Literals.text("$.\"" + name.replace("\"", "\\\"") + '"');
    String json = "json_extract(__line, " + path + ")";
    String text = "json_extract_string(__line, " + path + ")";
    String value = "TRY_CAST(" + (single ? text : json) + " AS " + type + ")";
    Optional<String> format = type.equals("DATE") ? options.dateFormat() : Optional.empty();
    if (type.startsWith("TIMESTAMP")) {
      format = options.timestampFormat();
    }
    if (format.isPresent()) {
      value =
          "CAST(try_strptime(" + text + ", " + Literals.text(format.get()) + ") AS " + type + ")";
    }
    values.add(value + " AS " + Identifiers.quote(name));
    faults.add(
        "CASE WHEN json_valid(__line) AND json_type("
            + (json + ") <> 'NULL' AND " + value + " IS NULL THEN 'column ")
            + (name.replace("'", "''") + ": ' || " + text + " || ' is no " + type + "' END"));
  }

  private String lines(List<Path> some, String more) {
    return "SELECT __line"
        + more
        + " FROM read_csv("
        + FileList.of(some)
        + ", columns = {'__line': 'VARCHAR'}, header = false, delim = chr(1), quote = '', escape ="
        + " '', auto_detect = false, max_line_size = "
        + (LONGEST_LINE + ")");
  }

  private String fault() {
    return "concat_ws('; ', " + String.join(", ", faults) + ")";
  }

  @Override
  public String select() {
    return "SELECT "
        + String.join(", ", values)
        + " FROM ("
        + lines(files, "")
        + ") AS __lines WHERE trim(__line) <> '' AND "
        + fault()
        + " = ''";
  }

  @Override
  public List<BadRecord> badRecords(WorkSession work) {
    List<BadRecord> found = new ArrayList<>();
    for (Path file : files) {
      String select =
          "SELECT __number, __line, "
              + fault()
              + " AS __fault FROM ("
              + lines(List.of(file), ", row_number() OVER () AS __number")
              + ") AS __lines WHERE trim(__line) <> '' AND __fault <> '' ORDER BY __number";
      try (WorkSession.WorkResult rows = work.query(select, List.of())) {
        for (List<Object> row = rows.next(); row != null; row = rows.next()) {
          found.add(
              new BadRecord(
                  file.toString(),
                  ((Number) row.get(0)).longValue(),
                  row.get(1).toString(),
                  row.get(2).toString()));
        }
      }
    }
    return found;
  }
}
