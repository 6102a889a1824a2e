package io.lakewise.table.log;

import java.util.List;

/**
 * What a version amounts to (Delta protocol, "Version Checksum File").
 *
 * @param tableSizeBytes bytes of the live files
 * @param numFiles number of live files
 * @param inCommitTimestamp the version's, or null
 * @param protocol of the version
 * @param metadata of the version
 * @param transactions all of them, or null if they are not said
 * @param domains those not removed, or null if they are not said
 */
public record Checksum(
    long tableSizeBytes,
    long numFiles,
    Long inCommitTimestamp,
    Protocol protocol,
    Metadata metadata,
    List<SetTransaction> transactions,
    List<DomainMetadata> domains) {}
