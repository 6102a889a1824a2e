package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The errors of worker processes. */
final class WorkerErrors {

  private WorkerErrors() {}

  /**
   * A worker that ended while it was needed.
   *
   * @param lastWords what it said before, or empty
   * @param reached whether it may have begun with what it was asked
   */
  static LakewiseException lost(String lastWords, Throwable cause, boolean reached) {
    String why = lastWords.isEmpty() ? "" : " It said: " + lastWords;
    return new LakewiseException(
        Code.RESOURCE,
        "The worker process that ran the statement has ended."
            + why
            + " Nothing that was not committed is part of any table; a new worker takes the next"
            + " statement, so run it again, or make it smaller.",
        new WorkerLost(cause, reached));
  }

  /** An answer of a worker that lives, and that makes no sense here. */
  static LakewiseException unreadable(Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The answer of the worker could not be read: "
            + cause.getMessage()
            + " This is not the statement's fault; report it.",
        cause);
  }

  /** Rows that a client sends and that end before their end. */
  static LakewiseException rowsBroken(Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The rows did not come whole ("
            + cause.getMessage()
            + "), so none of them is in any table. Send them again.",
        cause);
  }

  static LakewiseException notStarted(String lastWords, Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "A worker process could not be started"
            + (lastWords.isEmpty() ? "." : ": " + lastWords)
            + " Check the machine's memory and the server's log.",
        cause);
  }

  static LakewiseException closed() {
    return new LakewiseException(
        Code.RESOURCE, "The warehouse is stopping. Run the statement again later.");
  }
}
