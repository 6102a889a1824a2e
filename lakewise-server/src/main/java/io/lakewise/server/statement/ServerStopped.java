package io.lakewise.server.statement;

import io.lakewise.table.error.LakewiseException;

/** The cause of the errors of statements that the server ended because it stops. */
public final class ServerStopped extends Exception {

  private static final long serialVersionUID = 1L;

  /** The error of such a statement, which may be run again. */
  static LakewiseException error() {
    return new LakewiseException(
        LakewiseException.Code.RESOURCE,
        "The server was stopped before the statement had ended. Run it again when it is back.",
        new ServerStopped());
  }

  /** Whether a statement failed because the server stops. */
  public static boolean isCauseOf(LakewiseException error) {
    return error.getCause() instanceof ServerStopped;
  }
}
