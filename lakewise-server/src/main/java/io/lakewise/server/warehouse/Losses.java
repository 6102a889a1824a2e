package io.lakewise.server.warehouse;

import java.time.Duration;
import java.time.Instant;

/**
 * Workers that a warehouse lost in a row: those that ended by themselves, or could not be started,
 * before any of them had ended a statement. After some the next ones are started later and later,
 * up to a bound. Not thread-safe.
 */
final class Losses {

  /** So many are replaced at once. */
  static final int FREE = 3;

  /** The longest time until a worker is tried again. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int MOST_DOUBLED = 5;

  private int inRow;
  private Instant next = Instant.MIN;

  /** One more was lost. */
  void lost(Instant now) {
    inRow++;
    if (inRow > FREE) {
      Duration wait = Duration.ofSeconds(1L << Math.min(MOST_DOUBLED, inRow - FREE - 1));
      next = now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
  }

  /** A worker works: the row has ended. */
  void worked() {
    inRow = 0;
    next = Instant.MIN;
  }

  /** How many there were in a row. */
  int inRow() {
    return inRow;
  }

  /** Whether there were so many that not each is replaced at once. */
  boolean isLoop() {
    return inRow > FREE;
  }

  /** How many seconds, rounded up, until a worker may be started. */
  int secondsLeft(Instant now) {
    return next.isAfter(now) ? (int) Duration.between(now, next).plusMillis(999).toSeconds() : 0;
  }
}
