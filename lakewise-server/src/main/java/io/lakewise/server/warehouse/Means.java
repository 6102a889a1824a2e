package io.lakewise.server.warehouse;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What all warehouses of a server share.
 *
 * @param workers starts them, as far as there is memory
 * @param background where workers are started and ended, which takes time
 * @param ids new ids of workers
 * @param events must not block
 */
record Means(
    Machine machine,
    MemoryBudget workers,
    Executor background,
    InstantSource clock,
    Supplier<String> ids,
    WarehouseEvents events) {

  /** Workers that share the memory of a machine. */
  Means(
      Machine machine,
      WorkerStarter starter,
      Executor background,
      InstantSource clock,
      Supplier<String> ids,
      WarehouseEvents events) {
    this(
        machine, new MemoryBudget(starter, machine.workersBytes()), background, clock, ids, events);
  }
}
