package io.lakewise.server.error;

import io.lakewise.table.error.LakewiseException;
import java.util.OptionalInt;

/** The cause of errors that are gone when the same is tried again after a time. */
public final class RetryLater extends Exception {

  private static final long serialVersionUID = 1L;

  private final int seconds;

  /**
   * A cause.
   *
   * @param seconds until it makes sense to try again
   */
  public RetryLater(int seconds) {
    super(null, null, false, false);
    this.seconds = seconds;
  }

  /** After how many seconds to try again; empty if that does not help. */
  public static OptionalInt seconds(LakewiseException error) {
    return error.getCause() instanceof RetryLater cause
        ? OptionalInt.of(cause.seconds)
        : OptionalInt.empty();
  }
}
