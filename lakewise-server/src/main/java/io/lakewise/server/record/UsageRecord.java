package io.lakewise.server.record;

/**
 * What workers of a warehouse cost in a time.
 *
 * @param id unique
 * @param began microseconds since the epoch
 * @param ended the same
 * @param workerSeconds how long workers lived in it, all together
 * @param credits for that
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
    double credits,
    double cost,
    String currency)
    implements RecordEntry {}
