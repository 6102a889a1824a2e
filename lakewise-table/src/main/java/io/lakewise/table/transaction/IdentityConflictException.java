package io.lakewise.table.transaction;

/**
 * Another transaction took identity values first, so the values in this one's files are taken. The
 * engine runs the statement again with values behind them.
 */
public final class IdentityConflictException extends CommitConflictException {

  private static final long serialVersionUID = 1L;

  IdentityConflictException(long winner, String message) {
    super(winner, message);
  }
}
