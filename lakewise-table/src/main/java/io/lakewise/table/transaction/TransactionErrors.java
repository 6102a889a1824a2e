package io.lakewise.table.transaction;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.time.Duration;

/** The errors of this package, conflicts aside. */
final class TransactionErrors {

  private TransactionErrors() {}

  static LakewiseException appendOnly(String location) {
    return new LakewiseException(
        Code.USER,
        "Rows of the table at "
            + location
            + " cannot be changed or deleted, because its property delta.appendOnly is true. Set it"
            + " to false first, if rows may go.");
  }

  static LakewiseException noSuchFile(String path, long version) {
    return new LakewiseException(
        Code.INTERNAL,
        "The file "
            + path
            + " is not part of version "
            + version
            + ", from which it was to be taken. Report this as a mistake of Lakewise.");
  }

  static LakewiseException noDeletionVectors(String location) {
    return new LakewiseException(
        Code.USER,
        "Rows of the table at "
            + location
            + " cannot be marked as deleted, because it lacks the feature deletionVectors. Set its"
            + " property delta.enableDeletionVectors to true, or rewrite the files.");
  }

  static LakewiseException noRecordCount(String path) {
    return new LakewiseException(
        Code.USER,
        "The file "
            + path
            + " has no count of rows in its statistics, which the feature rowTracking needs. Write"
            + " it anew with statistics.");
  }

  static LakewiseException notCommitted(String location, long version, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "Version "
            + version
            + " of the table at "
            + location
            + " could not be written: "
            + cause.getMessage()
            + ". Nothing was changed. Check that the disk has room and may be written, then run"
            + " the statement again.",
        cause);
  }

  static LakewiseException tooManyAttempts(String location, int attempts) {
    return new LakewiseException(
        Code.RESOURCE,
        "The table at "
            + location
            + " was changed by others so often that "
            + attempts
            + " attempts to commit came too late. Nothing was changed; run the statement again when"
            + " fewer write, or let several rows share one statement.");
  }

  static LakewiseException applicationGoesBack(String application, long recorded, long version) {
    return new LakewiseException(
        Code.USER,
        "The application "
            + application
            + " has recorded version "
            + recorded
            + " in this table, so version "
            + version
            + " was written before. Nothing was changed.");
  }

  static CommitConflictException forgotten(long version) {
    return new CommitConflictException(
        version + 1,
        "Version "
            + version
            + ", which this statement has read, is not in the table's log any more: newer versions"
            + " have come and the old ones were cleaned up. Nothing was changed; run the statement"
            + " again.");
  }

  static LakewiseException replaced(String location) {
    return new LakewiseException(
        Code.USER,
        "The table in "
            + location
            + " was replaced by another while this statement ran. Nothing was changed; run the"
            + " statement again.");
  }

  static LakewiseException tookTooLong(Duration taken, Duration retention) {
    return new LakewiseException(
        Code.RESOURCE,
        "The statement began to commit "
            + taken.toMinutes()
            + " minutes ago, and a VACUUM of this table may take files that are "
            + retention.toMinutes()
            + " minutes old and not committed. Nothing was changed; run the statement again, or"
            + " raise delta.deletedFileRetentionDuration.");
  }

  static CommitStateUnknownException unknown(long version, String transactionId, Throwable cause) {
    return new CommitStateUnknownException(
        version,
        transactionId,
        "It is not known whether version "
            + version
            + " was committed: the storage did not answer ("
            + cause.getMessage()
            + "). Do not run the statement again before you have looked at the table's history: it"
            + " happened if version "
            + version
            + " has the transaction id "
            + transactionId
            + ".",
        cause);
  }
}
