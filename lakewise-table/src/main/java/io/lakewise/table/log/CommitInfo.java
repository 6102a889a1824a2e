package io.lakewise.table.log;

import java.util.Map;

/**
 * Who did what (Delta protocol, "Commit Provenance Information"). Engines write arbitrary fields;
 * all are kept.
 *
 * @param timestamp milliseconds since the epoch, or null
 * @param inCommitTimestamp (feature {@code inCommitTimestamp}), or null
 * @param operation such as {@code WRITE}, {@code DELETE}, {@code MERGE}, or null
 * @param operationParameters JSON values; DESCRIBE HISTORY shows them
 * @param operationMetrics name to number, as strings
 * @param isBlindAppend whether nothing was read, or null
 * @param other every further field as JSON values (readVersion, isolationLevel, engineInfo, txnId,
 *     userId, userName, …)
 */
public record CommitInfo(
    Long timestamp,
    Long inCommitTimestamp,
    String operation,
    Map<String, Object> operationParameters,
    Map<String, String> operationMetrics,
    Boolean isBlindAppend,
    Map<String, Object> other)
    implements Action {}
