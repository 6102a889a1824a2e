package io.lakewise.table.scan;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.scan.RowsOfFile.Choice;
import io.lakewise.table.snapshot.FileIndexBuilder;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.ObjectStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Finds the bytes and the deleted rows of a table's files. Thread-safe. */
public final class TableRows {

  private final ObjectStore store;
  private final DeletionVectorFiles vectors;

  /** For the tables of a store. */
  public TableRows(ObjectStore store) {
    this.store = store;
    this.vectors = new DeletionVectorFiles(store);
  }

  /** How to read all live rows of some files of a version. */
  public FileScan scanFiles(Snapshot version, List<AddFile> files) {
    return scan(version, files.stream().map(RowsOfFile::live).toList());
  }

  /** How to read all rows of some files of a version, deleted ones too. */
  public FileScan scanWhole(Snapshot version, List<AddFile> files) {
    return scan(version, files.stream().map(RowsOfFile::whole).toList());
  }

  /** How to read some rows with a version's schema. */
  public FileScan scan(Snapshot version, List<RowsOfFile> rows) {
    return FileScan.of(
        version.metadata(), rows.stream().map(each -> scanFile(version.location(), each)).toList());
  }

  /** The positions that are deleted from a file. */
  public DeletedRows deleted(String location, AddFile file) {
    if (file.deletionVector() == null) {
      return DeletedRows.NONE;
    }
    DeletedRows deleted = vectors.read(location, file.deletionVector());
    OptionalLong count = RecordCounts.of(file.stats());
    if (count.isPresent() && !deleted.isEmpty() && deleted.last() >= count.getAsLong()) {
      throw TableErrors.damagedDeletionVector(
          "of the data file " + file.path(),
          "it deletes row "
              + deleted.last()
              + " (from 0) of a file of which the log says that it has "
              + count.getAsLong(),
          null);
    }
    return deleted;
  }

  /** Those of which statistics do not rule out that a row satisfies a condition. */
  public List<RowsOfFile> select(Snapshot version, List<RowsOfFile> rows, Predicate condition) {
    if (rows.isEmpty()) {
      return rows;
    }
    Map<String, RowsOfFile> byFile = new HashMap<>();
    FileIndexBuilder index = FileIndexBuilder.forMetadata(version.metadata());
    for (RowsOfFile each : rows) {
      byFile.put(key(each.file()), each);
      index.add(each.file());
    }
    List<AddFile> selected = index.build().select(condition).files();
    return selected.stream().map(file -> byFile.get(key(file))).toList();
  }

  private static String key(AddFile file) {
    return file.path() + " " + file.deletionVectorId();
  }

  private ScanFile scanFile(String location, RowsOfFile rows) {
    AddFile file = rows.file();
    DeletedRows leftOut = rows.choice() == Choice.LIVE ? deleted(location, file) : DeletedRows.NONE;
    String path = DataPaths.resolve(location, file.path());
    try {
      Path local = store.localPath(path);
      long size = Files.size(local);
      if (size != file.size()) {
        throw TableErrors.damagedDataFile(
            path, "it has " + size + " bytes where the log says " + file.size(), null);
      }
      return new ScanFile(
          local.toString(),
          file.size(),
          file.partitionValues(),
          leftOut.isEmpty() ? null : leftOut.toBytes(),
          rows.choice() == Choice.ONLY ? rows.positions().toBytes() : null,
          file.baseRowId(),
          file.defaultRowCommitVersion(),
          file.tags() == null ? null : file.tags().get(WrittenFile.SCHEMA_TAG));
    } catch (FileNotFoundException e) {
      throw TableErrors.damagedDataFile(path, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw TableErrors.forbiddenPath(path, e.getReason(), e);
    } catch (IOException e) {
      throw TableErrors.storage("read the data file", path, e);
    }
  }
}
