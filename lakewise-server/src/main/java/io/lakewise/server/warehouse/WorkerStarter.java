package io.lakewise.server.warehouse;

/** Starts workers. */
@FunctionalInterface
interface WorkerStarter {

  /**
   * A new worker; returns when it takes statements.
   *
   * @throws io.lakewise.table.error.LakewiseException if it cannot be started
   */
  Worker start(WorkerSize size);
}
