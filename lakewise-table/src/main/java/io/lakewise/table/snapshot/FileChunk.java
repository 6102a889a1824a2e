package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.predicate.ColumnBounds;
import io.lakewise.table.predicate.FileBatch;
import io.lakewise.table.predicate.IndexedColumn;
import io.lakewise.table.statistics.BoundsReader;
import io.lakewise.table.statistics.FileTexts;
import io.lakewise.table.statistics.StatisticsShape;
import io.lakewise.table.statistics.StatisticsValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Some thousand files, column by column; versions share it. The typed bounds of a column are read
 * when a predicate first asks for them, so columns that no query filters cost nothing, and a column
 * of a new schema is a new entry. Immutable and thread-safe.
 */
final class FileChunk implements FileTexts {

  /** Files of a full chunk. */
  static final int CAPACITY = 4096;

  private final TextPool paths;
  private final TextPool values;
  private final StatisticsShape[] shapes;
  private final List<Map<String, String>> partitions;
  private final long[] sizes;
  private final long[] modificationTimes;
  private final boolean[] dataChanges;
  private final FileExtras[] extras;
  private final Map<IndexedColumn, ColumnBounds> bounds = new ConcurrentHashMap<>();

  FileChunk(List<FileRow> rows) {
    int files = rows.size();
    this.paths = new TextPool(rows.stream().map(FileRow::path).toList());
    this.values = new TextPool(rows.stream().map(FileRow::values).toList());
    this.partitions = rows.stream().map(FileRow::partitionValues).toList();
    this.shapes = new StatisticsShape[files];
    this.sizes = new long[files];
    this.modificationTimes = new long[files];
    this.dataChanges = new boolean[files];
    this.extras = new FileExtras[files];
    for (int file = 0; file < files; file++) {
      FileRow row = rows.get(file);
      shapes[file] = row.shape();
      sizes[file] = row.size();
      modificationTimes[file] = row.modificationTime();
      dataChanges[file] = row.dataChange();
      extras[file] = row.extras();
    }
  }

  @Override
  public int files() {
    return sizes.length;
  }

  @Override
  public StatisticsShape shape(int file) {
    return shapes[file];
  }

  @Override
  public void find(int file, int count, StatisticsValues found) {
    values.find(file, count, found);
  }

  @Override
  public Map<String, String> partitionValues(int file) {
    return partitions.get(file);
  }

  /** The files for a predicate to look at. */
  FileBatch batch() {
    return new FileBatch(
        files(), column -> bounds.computeIfAbsent(column, key -> BoundsReader.read(key, this)));
  }

  long size(int file) {
    return sizes[file];
  }

  boolean hasKey(int file, byte[] key) {
    return paths.equals(file, key) || Arrays.equals(FileRow.key(paths.copy(file)), key);
  }

  boolean isLogicalFile(int file, byte[] key, String deletionVectorId) {
    return hasKey(file, key) && Objects.equals(extras[file].deletionVectorId(), deletionVectorId);
  }

  AddFile file(int file) {
    FileExtras extra = extras[file];
    return new AddFile(
        paths.text(file),
        partitions.get(file),
        sizes[file],
        modificationTimes[file],
        dataChanges[file],
        shapes[file] == null ? null : shapes[file].join(values.text(file)),
        extra.tags(),
        extra.deletionVector(),
        extra.baseRowId(),
        extra.defaultRowCommitVersion(),
        extra.clusteringProvider());
  }

  FileRow row(int file) {
    return new FileRow(
        paths.copy(file),
        partitions.get(file),
        sizes[file],
        modificationTimes[file],
        dataChanges[file],
        shapes[file],
        values.copy(file),
        extras[file]);
  }
}
