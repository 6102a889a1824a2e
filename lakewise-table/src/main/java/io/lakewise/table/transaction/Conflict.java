package io.lakewise.table.transaction;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitInfo;
import io.lakewise.table.log.SetTransaction;

/** The errors of losing against a commit: which one it was and what overlapped. */
final class Conflict {

  private static final String RETRY = " Nothing was changed; run the statement again.";

  private final long version;
  private final String winner;

  Conflict(CommitFile winner) {
    this.version = winner.version();
    String operation =
        winner.commitInfo().map(CommitInfo::operation).map(name -> " (" + name + ")").orElse("");
    this.winner = "Version " + winner.version() + operation + " was committed first and ";
  }

  CommitConflictException tableExists(String location) {
    return error("created the table at " + location + " already. Use it, or another place.");
  }

  CommitConflictException protocolChanged() {
    return error("changed the table's protocol, that is the features that it needs." + RETRY);
  }

  CommitConflictException metadataChanged() {
    return error("changed the table's schema, constraints or properties." + RETRY);
  }

  CommitConflictException identityTaken() {
    return new IdentityConflictException(
        version,
        winner + "took the values of the table's identity column that this one had." + RETRY);
  }

  CommitConflictException sameApplication(SetTransaction transaction) {
    return error(
        "recorded version "
            + transaction.version()
            + " of the application "
            + transaction.appId()
            + ", for which this one writes, too. Nothing was changed; check what the application"
            + " has written before it goes on.");
  }

  CommitConflictException sameDomain(String domain) {
    return error("changed " + domain + ", which this one changes, too." + RETRY);
  }

  CommitConflictException sameFileAdded(AddFile file) {
    return error("added the file " + file.path() + ", which this one adds, too." + RETRY);
  }

  CommitConflictException fileRewritten(AddFile file) {
    return error(
        "removed or rewrote the file "
            + file.path()
            + ", of which this one takes rows away."
            + RETRY);
  }

  CommitConflictException fileRearranged(AddFile file) {
    return new RearrangedException(
        version,
        winner
            + "moved the rows of the file "
            + file.path()
            + ", of which this one takes rows away, into other files."
            + RETRY);
  }

  CommitConflictException rowsOfRemovedFile(AddFile file) {
    return error(
        "changed rows of the file "
            + file.path()
            + ", which this one removes or rewrites."
            + RETRY);
  }

  CommitConflictException sameRows(AddFile file, DeletedRows rows) {
    return error(
        "changed "
            + (rows.cardinality() == 1 ? "a row" : rows.cardinality() + " rows")
            + " of the file "
            + file.path()
            + " that this one changes, too (the first at position "
            + rows.toArray()[0]
            + ")."
            + RETRY);
  }

  CommitConflictException readRowsGone(AddFile file) {
    return error("changed rows of the file " + file.path() + " that this one has read." + RETRY);
  }

  CommitConflictException mayBeVacuumed() {
    return error(
        "deletes files older than its retention, to which files belong that this one wrote long ago"
            + " or brings back."
            + RETRY);
  }

  CommitConflictException rowsCame(AddFile file) {
    return error(
        "added rows, in the file "
            + file.path()
            + ", that satisfy what this one has read."
            + RETRY);
  }

  CommitConflictException rowsLeft(AddFile file) {
    return error(
        "took away rows, of the file " + file.path() + ", that this one has read." + RETRY);
  }

  private CommitConflictException error(String what) {
    return new CommitConflictException(version, winner + what);
  }
}
