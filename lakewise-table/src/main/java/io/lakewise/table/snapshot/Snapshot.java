package io.lakewise.table.snapshot;

import io.lakewise.table.log.CommitStamp;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.type.StructType;
import java.util.Map;

/**
 * One version of a table. Immutable and thread-safe.
 *
 * @param location the table's folder as a store path, without a slash at its end
 * @param version 0 or greater; -1 for a table that does not exist yet
 * @param timestamp of the version, milliseconds since the epoch: its in-commit timestamp, or the
 *     time of its log file
 * @param protocol what it takes to read and write it
 * @param metadata schema, partition columns, properties
 * @param transactions by application id
 * @param domains by domain, without removed ones
 * @param files the live files
 * @param stamp how the file of its commit looked
 */
public record Snapshot(
    String location,
    long version,
    long timestamp,
    Protocol protocol,
    Metadata metadata,
    Map<String, SetTransaction> transactions,
    Map<String, DomainMetadata> domains,
    FileIndex files,
    CommitStamp stamp) {

  /** The logical schema. */
  public StructType schema() {
    return metadata.schema();
  }
}
