package io.lakewise.server.warehouse;

/**
 * Is told what happens to warehouses, in the order in which it happened. What it does must not
 * block: warehouses wait for it.
 */
@FunctionalInterface
public interface WarehouseEvents {

  /** Something has happened. */
  void happened(WarehouseEvent event);

  /** Another number of workers is needed by statements than before. */
  default void busy(BusyWorkers now) {}
}
