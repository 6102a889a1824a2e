package io.lakewise.server.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Builds the errors of this module: what happened, why, and what to do, with the values. */
public final class ServerErrors {

  private ServerErrors() {}

  /** The port cannot be listened on. */
  public static LakewiseException cannotListen(String host, int port, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "Cannot listen on "
            + host
            + " port "
            + port
            + ": "
            + rootMessage(cause)
            + ". Another server may run there already: stop it, or choose another port with"
            + " --port.",
        cause);
  }

  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
