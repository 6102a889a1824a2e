package io.lakewise.table.changes;

import io.lakewise.table.changes.ChangeScan.Type;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.ChangeFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.scan.RowsOfFile;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one commit changed: its change files if it has any, otherwise what its files and deletion
 * vectors tell (Delta protocol, "Reader Requirements for AddCDCFile").
 */
final class CommitChanges {

  private final TableRows rows;
  private final Snapshot end;
  private final Function<RemoveFile, AddFile> former;

  /**
   * @param end gives the schema to read with
   * @param former the file that was removed
   */
  CommitChanges(TableRows rows, Snapshot end, Function<RemoveFile, AddFile> former) {
    this.rows = rows;
    this.end = end;
    this.former = former;
  }

  List<ChangeScan> of(CommitFile commit) {
    List<ChangeFile> written = commit.all(ChangeFile.class);
    return written.isEmpty() ? derived(commit) : List.of(written(commit, written));
  }

  private ChangeScan written(CommitFile commit, List<ChangeFile> files) {
    FileScan plain = rows.scanFiles(end, files.stream().map(CommitChanges::dataFile).toList());
    List<StructField> fields = new ArrayList<>(plain.schema().fields());
    fields.add(
        new StructField(
            ChangeScan.CHANGE_TYPE,
            PrimitiveType.STRING,
            true,
            plain.mapping() == Mapping.NONE
                ? Map.of()
                : Map.of("delta.columnMapping.physicalName", ChangeScan.CHANGE_TYPE)));
    Mapping mapping = plain.mapping() == Mapping.NONE ? Mapping.NONE : Mapping.NAME;
    FileScan scan =
        new FileScan(new StructType(fields), plain.partitionColumns(), mapping, plain.files());
    return new ChangeScan(commit.version(), commit.timestamp(), Type.IN_ROWS, scan, null);
  }

  private static AddFile dataFile(ChangeFile file) {
    return new AddFile(
        file.path(),
        file.partitionValues(),
        file.size(),
        0,
        true,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private List<ChangeScan> derived(CommitFile commit) {
    Map<String, RemoveFile> removed = new LinkedHashMap<>();
    commit.all(RemoveFile.class).stream()
        .filter(RemoveFile::dataChange)
        .forEach(file -> removed.put(DataPaths.canonical(file.path()), file));
    List<RowsOfFile> came = new ArrayList<>();
    List<RowsOfFile> marked = new ArrayList<>();
    List<RowsOfFile> unmarked = new ArrayList<>();
    for (AddFile file : commit.all(AddFile.class)) {
      RemoveFile before = removed.remove(DataPaths.canonical(file.path()));
      if (before != null) {
        compare(former.apply(before), file, marked, unmarked);
      } else if (file.dataChange()) {
        came.add(RowsOfFile.live(file));
      }
    }
    List<RowsOfFile> left = removed.values().stream().map(former).map(RowsOfFile::live).toList();
    List<ChangeScan> changes = new ArrayList<>();
    boolean rewritten = !came.isEmpty() && !left.isEmpty();
    add(changes, commit, Type.DELETE, marked, List.of());
    add(changes, commit, Type.DELETE, left, rewritten ? came : List.of());
    add(changes, commit, Type.INSERT, unmarked, List.of());
    add(changes, commit, Type.INSERT, came, rewritten ? left : List.of());
    return changes;
  }

  private void compare(
      AddFile before, AddFile after, List<RowsOfFile> marked, List<RowsOfFile> unmarked) {
    DeletedRows then = rows.deleted(end.location(), before);
    DeletedRows now = rows.deleted(end.location(), after);
    if (!now.minus(then).isEmpty()) {
      marked.add(RowsOfFile.only(after, now.minus(then)));
    }
    if (!then.minus(now).isEmpty()) {
      unmarked.add(RowsOfFile.only(after, then.minus(now)));
    }
  }

  private void add(
      List<ChangeScan> changes,
      CommitFile commit,
      Type type,
      List<RowsOfFile> files,
      List<RowsOfFile> except) {
    if (!files.isEmpty()) {
      changes.add(
          new ChangeScan(
              commit.version(),
              commit.timestamp(),
              type,
              rows.scan(end, files),
              except.isEmpty() ? null : rows.scan(end, except)));
    }
  }
}
