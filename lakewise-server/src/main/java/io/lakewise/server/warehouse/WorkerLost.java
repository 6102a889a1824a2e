package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;

/** The cause of the errors of statements whose worker has ended. */
public final class WorkerLost extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean reached;

  /**
   * A worker that did not answer.
   *
   * @param reached whether it may have begun with what it was asked
   */
  WorkerLost(Throwable cause, boolean reached) {
    super(cause);
    this.reached = reached;
  }

  /** Whether a statement failed because its worker ended: it may be run again. */
  public static boolean isCauseOf(LakewiseException error) {
    return error.getCause() instanceof WorkerLost;
  }

  /** Whether the worker had ended before it was asked. */
  static boolean beforeCall(LakewiseException error) {
    return error.getCause() instanceof WorkerLost lost && !lost.reached;
  }
}
