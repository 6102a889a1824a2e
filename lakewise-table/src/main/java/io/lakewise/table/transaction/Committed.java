package io.lakewise.table.transaction;

import io.lakewise.table.snapshot.Snapshot;

/**
 * How a transaction ended.
 *
 * @param version that it wrote; the version that it read if there was nothing to commit
 * @param snapshot of that version
 * @param attempts 0 if there was nothing to commit, 1 if nobody came first
 */
public record Committed(long version, Snapshot snapshot, int attempts) {}
