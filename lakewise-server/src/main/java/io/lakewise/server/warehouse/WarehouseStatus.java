package io.lakewise.server.warehouse;

import io.lakewise.catalog.entry.WarehouseEntry;

/**
 * A warehouse as it is now.
 *
 * @param entry its settings
 * @param size of its workers on this machine
 * @param workers that live
 * @param running statements that have a turn
 * @param waiting statements in its queue
 * @param problem why its last worker could not be started; empty if it could
 */
public record WarehouseStatus(
    WarehouseEntry entry,
    WorkerSize size,
    WarehouseState state,
    int workers,
    int running,
    int waiting,
    String problem) {}
