package io.lakewise.table.transaction;

import io.lakewise.table.log.CommitFile;
import io.lakewise.table.snapshot.Snapshot;

/** Decides whether a transaction may still commit after another one that came first. */
@FunctionalInterface
interface WinnerCheck {

  /**
   * Looks at one winner.
   *
   * @param before the version before the winner
   * @throws CommitConflictException if it touched what the transaction stands on
   */
  void check(CommitFile winner, Snapshot before);
}
