package io.lakewise.server.record;

/** What happened to a warehouse; the time is microseconds since the epoch. */
record EventRecord(
    String event,
    String warehouseId,
    String warehouse,
    String size,
    int workers,
    int waiting,
    String worker,
    long at)
    implements RecordEntry {}
