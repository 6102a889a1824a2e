package io.lakewise.cli.lake;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The errors of statements that take too long. */
final class TimeErrors {

  private TimeErrors() {}

  /** A statement goes on after its time limit. */
  static LakewiseException notEndedInTime() {
    return new LakewiseException(
        Code.RESOURCE,
        "The statement did not end at its time limit (--timeout), as the engine cannot be"
            + " interrupted while it works out constants, so lakewise has ended. What was committed"
            + " is safe; of the statement itself either all is there or nothing.",
        null);
  }
}
