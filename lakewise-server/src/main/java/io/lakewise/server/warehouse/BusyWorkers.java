package io.lakewise.server.warehouse;

import java.time.Instant;

/**
 * How many workers of a warehouse are needed by statements from a time on. A worker is needed while
 * a statement has its turn there, or has rows there that its client has not fetched.
 *
 * @param warehouseId whose
 * @param workers of those that take statements
 * @param at from when on
 */
public record BusyWorkers(String warehouseId, int workers, Instant at) {}
