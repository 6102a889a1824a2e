package io.lakewise.catalog.entry;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * The settings of a warehouse.
 *
 * @param id never changes
 * @param size of its workers; empty for what the server's configuration gives
 * @param minWorkers that live while it runs
 * @param maxWorkers that live at most
 * @param autoStopMinutes without a statement after which it stops; 0 for never
 * @param queuedStatements that may wait; empty for what the server's configuration says
 * @param statementSeconds that a statement may take; 0 for any time
 * @param warmSpare whether a worker more is always ready
 * @param owner id of a principal
 */
public record WarehouseEntry(
    String id,
    String name,
    Optional<String> size,
    int minWorkers,
    int maxWorkers,
    int autoStopMinutes,
    Optional<Integer> queuedStatements,
    int statementSeconds,
    boolean warmSpare,
    String owner,
    Instant createdAt)
    implements Serializable {

  /** The id and name of the warehouse that every lake has. */
  public static final String DEFAULT = "default";
}
