package io.lakewise.server.warehouse;

import io.lakewise.engine.session.Principal;

/** Where statements of every protocol get their turn on a worker. Thread-safe. */
public interface StatementAdmission {

  /**
   * Takes a place in the queue of a warehouse.
   *
   * @param warehouse id or name; empty for the default one
   * @param statement its id; empty for a call that is none
   * @throws io.lakewise.table.error.LakewiseException if there is none for the caller, or too many
   *     wait
   */
  Admission enter(Principal caller, String warehouse, Priority priority, String statement);

  /** Whether a caller sees a warehouse, by id or name. */
  boolean offers(Principal caller, String warehouse);
}
