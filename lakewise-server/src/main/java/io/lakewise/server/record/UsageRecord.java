package io.lakewise.server.record;

/**
 * What workers of a warehouse cost in a time.
 *
 * @param id unique
 * @param began microseconds since the epoch
 * @param ended the same
 * @param workerSeconds how long workers lived in it, all together
 * @param idleSeconds how long of that no statement needed them; null where an older release told
 * @param credits for all of it
 * @param cost in the currency of the price list
 */
record UsageRecord(
    String id,
    String warehouseId,
    String warehouse,
    String size,
    long began,
    long ended,
    double workerSeconds,
    Double idleSeconds,
    double credits,
    double cost,
    String currency)
    implements RecordEntry {}
