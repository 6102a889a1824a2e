package io.lakewise.table.log;

import java.util.Map;

/**
 * A data file that left the table (Delta protocol, "Add File and Remove File").
 *
 * @param path as in the log
 * @param deletionTimestamp milliseconds since the epoch, or null
 * @param dataChange false if the rows stay in the table
 * @param extendedFileMetadata whether the following three are there, or null
 * @param partitionValues or null
 * @param size bytes, or null
 * @param stats as JSON, or null
 * @param tags or null
 * @param deletionVector or null
 * @param baseRowId or null
 * @param defaultRowCommitVersion or null
 */
public record RemoveFile(
    String path,
    Long deletionTimestamp,
    boolean dataChange,
    Boolean extendedFileMetadata,
    Map<String, String> partitionValues,
    Long size,
    String stats,
    Map<String, String> tags,
    DeletionVector deletionVector,
    Long baseRowId,
    Long defaultRowCommitVersion)
    implements Action {

  /** The id of the deletion vector, or null: with {@link #path} the identity of a logical file. */
  public String deletionVectorId() {
    return deletionVector == null ? null : deletionVector.uniqueId();
  }
}
