package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;

/** The cause of the errors of statements whose worker has ended. */
public final class WorkerLost extends Exception {

  private static final long serialVersionUID = 1L;

  WorkerLost(Throwable cause) {
    super(cause);
  }

  /** Whether a statement failed because its worker ended: it may be run again. */
  public static boolean isCauseOf(LakewiseException error) {
    return error.getCause() instanceof WorkerLost;
  }
}
