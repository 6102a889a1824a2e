package io.lakewise.server.warehouse;

import java.time.Duration;
import java.time.Instant;

/**
 * Where and when a statement was let in, for its record.
 *
 * @param warehouseId which warehouse
 * @param warehouse its name
 * @param size of the worker, as Databricks names it
 * @param worker unique among all workers that a server ever had
 * @param asked when it came
 * @param at when it had a worker
 */
public record Admitted(
    String warehouseId, String warehouse, String size, String worker, Instant asked, Instant at) {

  /** How long it waited, for its turn and for a worker that had to be started. */
  public Duration queued() {
    return Duration.between(asked, at);
  }
}
