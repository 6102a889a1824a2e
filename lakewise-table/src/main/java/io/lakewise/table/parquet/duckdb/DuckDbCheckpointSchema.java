package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.log.CheckpointFiles.Layout;
import io.lakewise.table.log.CheckpointFiles.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The columns of checkpoints (Delta protocol, "Checkpoint Schema") in DuckDB's types. */
final class DuckDbCheckpointSchema {

  private static final String TEXTS = "MAP(VARCHAR, VARCHAR)";

  private static final String DELETION_VECTOR =
      "STRUCT(storageType VARCHAR, pathOrInlineDv VARCHAR, \"offset\" INTEGER,"
          + " sizeInBytes INTEGER, cardinality BIGINT)";

  private static final String ADD =
      "STRUCT(path VARCHAR, partitionValues "
          + TEXTS
          + ", size BIGINT, modificationTime BIGINT, dataChange BOOLEAN, stats VARCHAR, tags "
          + TEXTS
          + ", deletionVector "
          + DELETION_VECTOR
          + ", baseRowId BIGINT, defaultRowCommitVersion BIGINT, clusteringProvider VARCHAR)";

  private static final String REMOVE =
      "STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN,"
          + " extendedFileMetadata BOOLEAN, partitionValues "
          + TEXTS
          + ", size BIGINT, stats VARCHAR, tags "
          + TEXTS
          + ", deletionVector "
          + DELETION_VECTOR
          + ", baseRowId BIGINT, defaultRowCommitVersion BIGINT)";

  private static final String METADATA =
      "STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR,"
          + " options "
          + TEXTS
          + "), schemaString VARCHAR, partitionColumns VARCHAR[], configuration "
          + TEXTS
          + ", createdTime BIGINT)";

  private static final String PROTOCOL =
      "STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER, readerFeatures VARCHAR[],"
          + " writerFeatures VARCHAR[])";

  private static final String TRANSACTION =
      "STRUCT(appId VARCHAR, version BIGINT, lastUpdated BIGINT)";

  private static final String DOMAIN =
      "STRUCT(domain VARCHAR, configuration VARCHAR, removed BOOLEAN)";

  private static final String SIDECAR =
      "STRUCT(path VARCHAR, sizeInBytes BIGINT, modificationTime BIGINT)";

  private DuckDbCheckpointSchema() {}

  /** What to read: column to type. */
  static Map<String, String> toRead(Set<Part> parts) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (parts.contains(Part.TABLE)) {
      table(columns);
      columns.put("sidecar", SIDECAR);
    }
    if (parts.contains(Part.FILES)) {
      columns.put("add", ADD);
    }
    if (parts.contains(Part.TOMBSTONES)) {
      columns.put("remove", REMOVE);
    }
    return columns;
  }

  /** What to write: column to type. */
  static Map<String, String> toWrite(Layout layout) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("add", ADD);
    columns.put("remove", REMOVE);
    if (layout == Layout.CLASSIC) {
      table(columns);
    }
    return columns;
  }

  private static void table(Map<String, String> columns) {
    columns.put("metaData", METADATA);
    columns.put("protocol", PROTOCOL);
    columns.put("txn", TRANSACTION);
    columns.put("domainMetadata", DOMAIN);
  }
}
