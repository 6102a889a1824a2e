package io.lakewise.server.record;

/**
 * The settings of a warehouse from a time on.
 *
 * @param changed microseconds since the epoch
 * @param deleted the same; null while it is there
 */
record WarehouseRecord(
    String warehouseId,
    String warehouse,
    String size,
    int minWorkers,
    int maxWorkers,
    int autoStopMinutes,
    String owner,
    long changed,
    Long deleted)
    implements RecordEntry {}
