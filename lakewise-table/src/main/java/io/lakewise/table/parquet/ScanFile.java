package io.lakewise.table.parquet;

import java.io.Serializable;
import java.util.Map;

/**
 * A data file to read.
 *
 * @param localPath where its bytes are
 * @param size bytes
 * @param partitionValues from physical column name to serialised value (Delta protocol, "Partition
 *     Value Serialization")
 * @param deletedRows positions to leave out, a serialised 64-bit Roaring bitmap in Delta's portable
 *     form; null for none
 * @param onlyRows positions to read and no others, in the same form; null for all
 * @param baseRowId or null
 * @param defaultRowCommitVersion or null
 * @param schema fingerprint of the file's columns ({@link WrittenFile#SCHEMA_TAG}), or null
 */
public record ScanFile(
    String localPath,
    long size,
    Map<String, String> partitionValues,
    byte[] deletedRows,
    byte[] onlyRows,
    Long baseRowId,
    Long defaultRowCommitVersion,
    String schema)
    implements Serializable {

  /** A file of whose columns nothing is known. */
  public ScanFile(
      String localPath,
      long size,
      Map<String, String> partitionValues,
      byte[] deletedRows,
      Long baseRowId,
      Long defaultRowCommitVersion) {
    this(
        localPath,
        size,
        partitionValues,
        deletedRows,
        null,
        baseRowId,
        defaultRowCommitVersion,
        null);
  }

  /** The same file, of whose columns nothing is known. */
  public ScanFile withoutSchema() {
    return new ScanFile(
        localPath,
        size,
        partitionValues,
        deletedRows,
        onlyRows,
        baseRowId,
        defaultRowCommitVersion,
        null);
  }
}
