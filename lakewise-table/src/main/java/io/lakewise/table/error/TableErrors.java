package io.lakewise.table.error;

import io.lakewise.table.error.LakewiseException.Code;

/** Builds the errors of this module: what happened, why, and what to do, with the values. */
public final class TableErrors {

  private TableErrors() {}

  /** A type in a schema that we do not implement. */
  public static LakewiseException unsupportedType(String type) {
    return new LakewiseException(
        Code.USER,
        "The table's schema uses the type '"
            + type
            + "', which Lakewise does not support. Read the table with an engine that does, or"
            + " rewrite the column with another type.");
  }

  /** A mode of column mapping that does not exist. */
  public static LakewiseException unknownColumnMapping(String mode) {
    return new LakewiseException(
        Code.USER,
        "The table maps columns in the mode '"
            + mode
            + "' (property delta.columnMapping.mode; known are none, name and id), so its columns"
            + " cannot be found in its files. The log was damaged or written by a faulty program.");
  }

  /** A schema in the log that is not what the protocol describes. */
  public static LakewiseException invalidSchema(String problem, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The schema in the table's log cannot be understood: "
            + problem
            + ". The log was damaged or written by a faulty program.",
        cause);
  }

  /** A file of the log whose content cannot be read. */
  public static LakewiseException corruptLogFile(String file, String problem, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The log file "
            + file
            + " cannot be read: "
            + problem
            + ". It was truncated, damaged or written by a faulty program. Restore it from a copy;"
            + " nothing was changed.",
        cause);
  }

  /** There is no table in a folder. */
  public static LakewiseException noTable(String location) {
    return new LakewiseException(
        Code.USER,
        "There is no Delta table at "
            + location
            + ": its folder _delta_log holds neither a commit nor a complete checkpoint. Check the"
            + " path, or create the table.");
  }

  /** A version in the midst of a log is missing. */
  public static LakewiseException missingCommit(String location, long missing, long wanted) {
    return new LakewiseException(
        Code.INTERNAL,
        "Version "
            + wanted
            + " of the table at "
            + location
            + " cannot be read: the log file of version "
            + missing
            + " is missing and no complete checkpoint replaces it. Restore the file from a copy, or"
            + " read a version that a checkpoint covers.");
  }

  /** A version that the log does not have, or no longer. */
  public static LakewiseException noSuchVersion(
      String location, long wanted, long earliest, long latest) {
    return new LakewiseException(
        Code.USER,
        "Version "
            + wanted
            + " of the table at "
            + location
            + " cannot be read. Its log goes from version "
            + earliest
            + " to "
            + latest
            + (wanted < earliest ? "; older ones were cleaned up by retention." : "."));
  }

  /** A time before the first or after the last version of a log. */
  public static LakewiseException noVersionAt(
      String location, String wanted, String bound, long version, boolean after) {
    return new LakewiseException(
        Code.USER,
        "The table at "
            + location
            + " has no version as of "
            + wanted
            + (after ? ": its latest version, " : ": its earliest readable version, ")
            + version
            + ", is of "
            + bound
            + (after
                ? ". Use that time, or leave out the time to read the latest version."
                : ". Use that time or a later one."));
  }

  /** A log without one of the two actions that every table has. */
  public static LakewiseException missingAction(String location, long version, String action) {
    return new LakewiseException(
        Code.INTERNAL,
        "Version "
            + version
            + " of the table at "
            + location
            + " has no "
            + action
            + " action. Its log is incomplete or was written by a faulty program; restore it from"
            + " a copy.");
  }

  /** A checksum file that does not agree with what the log says. */
  public static LakewiseException checksumMismatch(String file, String what) {
    return new LakewiseException(
        Code.INTERNAL,
        "The checksum file "
            + file
            + " does not agree with the log: "
            + what
            + ". A file of the log was changed or lost, or a faulty program wrote one of them."
            + " Restore the log from a copy; if the checksum alone is wrong, delete it.");
  }

  /** A path that leads out of where the store may go, or that it cannot serve. */
  public static LakewiseException forbiddenPath(String path, String problem, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The path "
            + path
            + " cannot be used: "
            + problem
            + ". Only files inside the lake and in locations that its operator declared are read"
            + " and written.",
        cause);
  }

  /** A deletion vector that cannot be read. */
  public static LakewiseException damagedDeletionVector(
      String which, String problem, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The deletion vector "
            + which
            + " cannot be read: "
            + problem
            + ". Without it deleted rows would come back, so the table is not read. Restore the"
            + " file from a copy, or read a version before it was written.",
        cause);
  }

  /** A data file that is not there, or not the one that the log means. */
  public static LakewiseException damagedDataFile(String path, String problem, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The data file "
            + path
            + " cannot be read: "
            + problem
            + ". It was removed, truncated, replaced or damaged. Restore it from a copy, read a"
            + " version of the table without it, or DELETE its rows by a condition on partition"
            + " columns.",
        cause);
  }

  /** The storage failed. */
  public static LakewiseException storage(String what, String path, Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "Could not "
            + what
            + " "
            + path
            + ": "
            + cause.getMessage()
            + ". Check that the disk is there, has space and may be accessed, then try again.",
        cause);
  }
}
