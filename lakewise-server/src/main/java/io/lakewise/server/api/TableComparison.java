package io.lakewise.server.api;

import io.lakewise.engine.inspection.TableStatistics;
import io.lakewise.server.api.TableAnswers.ChangedColumn;
import io.lakewise.server.api.TableAnswers.Column;
import io.lakewise.server.api.TableAnswers.Difference;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two versions of a table by what their logs say, without reading rows. */
final class TableComparison {

  private TableComparison() {}

  static List<Column> columns(StructType schema) {
    return schema.fields().stream()
        .map(
            field ->
                new Column(
                    field.name(),
                    DuckDbTypes.toDuckDb(field.type()),
                    field.nullable(),
                    ColumnRules.comment(field)))
        .toList();
  }

  static Difference of(Snapshot before, Snapshot after) {
    Map<String, Column> left = byName(before);
    Map<String, Column> right = byName(after);
    List<Column> added = new ArrayList<>();
    List<ChangedColumn> changed = new ArrayList<>();
    right.forEach(
        (name, column) -> {
          Column old = left.remove(name);
          if (old == null) {
            added.add(column);
          } else if (!old.type().equals(column.type()) || old.nullable() != column.nullable()) {
            changed.add(new ChangedColumn(old, column));
          }
        });
    Set<List<String>> beforeFiles = files(before);
    Set<List<String>> afterFiles = files(after);
    Set<List<String>> kept = new HashSet<>(afterFiles);
    kept.retainAll(beforeFiles);
    return new Difference(
        before.version(),
        after.version(),
        added,
        List.copyOf(left.values()),
        changed,
        TableStatistics.of(before).rows(),
        TableStatistics.of(after).rows(),
        before.files().bytes(),
        after.files().bytes(),
        afterFiles.size() - kept.size(),
        beforeFiles.size() - kept.size(),
        kept.size());
  }

  private static Map<String, Column> byName(Snapshot snapshot) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns(snapshot.schema())
        .forEach(column -> columns.put(column.name().toLowerCase(Locale.ROOT), column));
    return columns;
  }

  /** A file with other deleted rows is another. */
  private static Set<List<String>> files(Snapshot snapshot) {
    return snapshot.files().all().stream()
        .map(TableComparison::identity)
        .collect(Collectors.toSet());
  }

  private static List<String> identity(AddFile file) {
    String vector = file.deletionVectorId();
    return List.of(file.path(), vector == null ? "" : vector);
  }
}
