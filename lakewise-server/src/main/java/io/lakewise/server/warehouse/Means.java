package io.lakewise.server.warehouse;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What all warehouses of a server share.
 *
 * @param background where workers are started and ended, which takes time
 * @param ids new ids of workers
 * @param events must not block
 */
record Means(
    Machine machine,
    WorkerStarter starter,
    Executor background,
    InstantSource clock,
    Supplier<String> ids,
    WarehouseEvents events) {}
