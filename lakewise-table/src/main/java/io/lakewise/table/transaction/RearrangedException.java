package io.lakewise.table.transaction;

/**
 * Another transaction moved rows that this one changes into other files, as OPTIMIZE does, and
 * changed none of them. The engine runs the statement again on the newest version.
 */
public final class RearrangedException extends CommitConflictException {

  private static final long serialVersionUID = 1L;

  RearrangedException(long winner, String message) {
    super(winner, message);
  }
}
