package io.lakewise.cli.shell;

import java.util.function.LongSupplier;

/**
 * What Ctrl-C does while a statement runs: the first asks it to end; if it has not ended a second
 * later, another ends the process, as the engine cannot be interrupted while it folds constants.
 * Not thread-safe.
 */
final class Cancelling {

  private static final long PATIENCE_NANOS = 1_000_000_000L;

  private final Runnable cancel;
  private final Runnable end;
  private final LongSupplier nanoTime;
  private boolean asked;
  private long askedAt;

  /**
   * For one statement.
   *
   * @param cancel asks the statement to end
   * @param end says why and ends the process
   * @param nanoTime as {@link System#nanoTime}
   */
  Cancelling(Runnable cancel, Runnable end, LongSupplier nanoTime) {
    this.cancel = cancel;
    this.end = end;
    this.nanoTime = nanoTime;
  }

  /** Ctrl-C was pressed. */
  void pressed() {
    long now = nanoTime.getAsLong();
    if (!asked) {
      asked = true;
      askedAt = now;
      cancel.run();
    } else if (now - askedAt >= PATIENCE_NANOS) {
      end.run();
    }
  }
}
