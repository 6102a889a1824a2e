package io.lakewise.server.warehouse;

import java.time.Instant;

/**
 * What happened to a warehouse.
 *
 * @param kind what
 * @param warehouseId whose
 * @param warehouse its name
 * @param size of its workers, as Databricks names it
 * @param workers that live after it
 * @param waiting statements in its queue after it
 * @param worker whom it is about; empty for the whole warehouse
 * @param at when
 */
public record WarehouseEvent(
    Kind kind,
    String warehouseId,
    String warehouse,
    String size,
    int workers,
    int waiting,
    String worker,
    Instant at) {

  /** What can happen; the first six by Databricks' names. */
  public enum Kind {
    /** Its first worker is being started. */
    STARTING,
    /** Its first worker takes statements. */
    RUNNING,
    /** It takes no more statements and waits for those that run. */
    STOPPING,
    /** It has no worker. */
    STOPPED,
    /** A worker more. */
    SCALED_UP,
    /** A worker less, as there was too little to do. */
    SCALED_DOWN,
    /** It was made. */
    CREATED,
    /** Its settings are others; workers of the old size take no new statements. */
    RESIZED,
    /** It is gone. */
    DELETED,
    /** A worker ended by itself, or could not be started. */
    WORKER_LOST,
    /** Too many workers ended one after another: the next is started later. */
    DEGRADED,
    /** There is no memory for a worker that it needs, as other warehouses have it. */
    LACKS_MEMORY,
    /** The length of its queue is another than a second ago. */
    QUEUE_LENGTH
  }
}
