package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Finds files with columns that the table has no more. */
final class DroppedColumns {

  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  private final StatementContext statement;
  private final Target target;

  DroppedColumns(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /** Those of some files; columns can be dropped only where names are mapped. */
  List<AddFile> in(List<AddFile> files) {
    if (files.isEmpty() || TableProperties.of(target.metadata()).columnMapping() == Mapping.NONE) {
      return List.of();
    }
    List<ScanFile> scanned = target.table().scan(target.snapshot(), files).files();
    StringJoiner paths = new StringJoiner(", ", "[", "]");
    scanned.forEach(file -> paths.add(Literals.file(file.localPath())));
    StringJoiner known = new StringJoiner(", ", "(", ")");
    known().forEach(name -> known.add(Literals.text(name)));
    Set<Object> stale = new HashSet<>();
    String select =
        "SELECT DISTINCT s.file_name FROM parquet_schema("
            + paths
            + ") s WHERE s.name NOT IN "
            + known
            + " AND s.column_id > 0";
    try (WorkSession.WorkResult rows = statement.work().query(select, List.of())) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        stale.add(row.get(0));
      }
    }
    List<AddFile> found = new java.util.ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (stale.contains(scanned.get(i).localPath())) {
        found.add(files.get(i));
      }
    }
    return found;
  }

  /** Names that columns of the table have in files, on any level. */
  private Set<String> known() {
    Set<String> names = new HashSet<>(Set.of("list", "element", "key_value", "key", "value"));
    collect(target.metadata().schema(), names);
    target
        .metadata()
        .configuration()
        .forEach(
            (key, value) -> {
              if (key.startsWith("delta.rowTracking.materialized")) {
                names.add(value);
              }
            });
    return names;
  }

  private static void collect(DataType type, Set<String> names) {
    if (type instanceof StructType struct) {
      struct
          .fields()
          .forEach(
              field -> {
                names.add(field.metadata().getOrDefault(PHYSICAL_NAME, field.name()).toString());
                collect(field.type(), names);
              });
    } else if (type instanceof ArrayType array) {
      collect(array.element(), names);
    } else if (type instanceof MapType map) {
      collect(map.key(), names);
      collect(map.value(), names);
    }
  }
}
