package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
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

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
