package io.lakewise.table.log;

import java.io.Serializable;
import java.util.Map;

/**
 * A data file that is part of the table (Delta protocol, "Add File and Remove File").
 *
 * @param path as in the log: URL-encoded, relative to the table or absolute
 * @param partitionValues from physical column name to serialised value; a null value is null
 * @param size bytes
 * @param modificationTime milliseconds since the epoch
 * @param dataChange false if the rows were in the table already
 * @param stats statistics as JSON, or null
 * @param tags or null
 * @param deletionVector or null
 * @param baseRowId first row id (feature {@code rowTracking}), or null
 * @param defaultRowCommitVersion (feature {@code rowTracking}), or null
 * @param clusteringProvider (feature {@code clustering}), or null
 */
public record AddFile(
    String path,
    Map<String, String> partitionValues,
    long size,
    long modificationTime,
    boolean dataChange,
    String stats,
    Map<String, String> tags,
    DeletionVector deletionVector,
    Long baseRowId,
    Long defaultRowCommitVersion,
    String clusteringProvider)
    implements Action, Serializable {

  /** The id of the deletion vector, or null: with {@link #path} the identity of a logical file. */
  public String deletionVectorId() {
    return deletionVector == null ? null : deletionVector.uniqueId();
  }
}
