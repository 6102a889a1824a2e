package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointedFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.statistics.SplitStatistics;
import io.lakewise.table.statistics.StatisticsShape;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A file in the form in which a chunk keeps it; {@code shape} is null for no statistics. */
record FileRow(
    byte[] path,
    Map<String, String> partitionValues,
    long size,
    long modificationTime,
    boolean dataChange,
    StatisticsShape shape,
    byte[] values,
    FileExtras extras) {

  private static final byte[] NOTHING = {};

  static FileRow of(AddFile file, SharedParts shared) {
    SplitStatistics split = file.stats() == null ? null : SplitStatistics.of(file.stats());
    return new FileRow(
        utf8(file.path()),
        shared.partitionValues(file.partitionValues()),
        file.size(),
        file.modificationTime(),
        file.dataChange(),
        split == null ? null : shared.shape(split.shape()),
        split == null ? NOTHING : utf8(split.values()),
        FileExtras.of(file));
  }

  static FileRow of(CheckpointedFile file, SharedParts shared) {
    SharedParts.Split split =
        file.hasStatistics() ? shared.split(file.text(), file.pathLength()) : null;
    AddFile rest = file.rest();
    return new FileRow(
        file.path(),
        shared.partitionValues(rest.partitionValues()),
        rest.size(),
        rest.modificationTime(),
        rest.dataChange(),
        split == null ? null : split.shape(),
        split == null ? NOTHING : split.values(),
        FileExtras.of(rest));
  }

  /** The bytes by which a path is found: equal for spellings of the same absolute path. */
  static byte[] key(String path) {
    return utf8(DataPaths.canonical(path));
  }

  /** The key of a path that is kept as bytes. */
  static byte[] key(byte[] path) {
    boolean plain = path.length == 0 || path[0] != 'f';
    return plain ? path : key(new String(path, StandardCharsets.UTF_8));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
