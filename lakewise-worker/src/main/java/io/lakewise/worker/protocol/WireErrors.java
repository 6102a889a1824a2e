package io.lakewise.worker.protocol;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The errors of messages between a server and its workers. */
final class WireErrors {

  private WireErrors() {}

  static LakewiseException unreadable(String what, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "A message between the server and its worker cannot be understood ("
            + what
            + "). They are of different versions, or the worker is damaged; restart the server.",
        cause);
  }

  static LakewiseException rowTooLarge(int mostBytes) {
    return new LakewiseException(
        Code.RESOURCE,
        "A row of the result is larger than "
            + mostBytes / (1 << 20)
            + " MiB, the most that is sent as a row. Select shorter values, or fetch the result as"
            + " Arrow.");
  }
}
