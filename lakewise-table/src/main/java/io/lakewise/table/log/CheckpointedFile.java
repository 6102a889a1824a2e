package io.lakewise.table.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * An {@link AddFile} of a checkpoint whose long texts are still UTF-8: a checkpoint may hold a
 * million. The array is not copied.
 *
 * @param text the path as in the log, and behind it the statistics as JSON
 * @param pathLength bytes of the path
 * @param hasStatistics false if there are none
 * @param rest all else; its path and statistics are null
 */
public record CheckpointedFile(byte[] text, int pathLength, boolean hasStatistics, AddFile rest) {

  /** The rest of a file of which nothing but this is known. */
  public static AddFile rest(long size, long modificationTime, boolean dataChange) {
    return new AddFile(
        null, Map.of(), size, modificationTime, dataChange, null, null, null, null, null, null);
  }

  /** The path as UTF-8. */
  public byte[] path() {
    return Arrays.copyOf(text, pathLength);
  }

  /** The path as text. */
  public String pathText() {
    return new String(text, 0, pathLength, StandardCharsets.UTF_8);
  }

  /** The action that it stands for. */
  public AddFile action() {
    int length = text.length - pathLength;
    return new AddFile(
        pathText(),
        rest.partitionValues(),
        rest.size(),
        rest.modificationTime(),
        rest.dataChange(),
        hasStatistics ? new String(text, pathLength, length, StandardCharsets.UTF_8) : null,
        rest.tags(),
        rest.deletionVector(),
        rest.baseRowId(),
        rest.defaultRowCommitVersion(),
        rest.clusteringProvider());
  }
}
