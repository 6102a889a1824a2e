package io.lakewise.table.transaction;

import io.lakewise.table.error.LakewiseException;

/**
 * Another transaction committed first and touched what this one stands on. Nothing was committed;
 * the statement may be run again.
 */
public class CommitConflictException extends LakewiseException {

  private static final long serialVersionUID = 1L;

  private final long winner;

  CommitConflictException(long winner, String message) {
    super(Code.USER, message);
    this.winner = winner;
  }

  /** The version that came first. */
  public long winner() {
    return winner;
  }
}
