package io.lakewise.table.log;

import java.io.Serializable;

/**
 * Where the deleted positions of a file are kept (Delta protocol, "Deletion Vector Descriptor
 * Schema").
 *
 * @param storageType {@code u} (relative file by id), {@code i} (inline) or {@code p} (absolute)
 * @param pathOrInlineDv as the protocol spells it for the storage type
 * @param offset bytes into the file; null for inline
 * @param sizeInBytes of the serialised vector
 * @param cardinality deleted rows
 */
public record DeletionVector(
    String storageType, String pathOrInlineDv, Integer offset, int sizeInBytes, long cardinality)
    implements Serializable {

  /** The id that, with the path, identifies a logical file (Delta protocol). */
  public String uniqueId() {
    return storageType + pathOrInlineDv + (offset == null ? "" : "@" + offset);
  }
}
