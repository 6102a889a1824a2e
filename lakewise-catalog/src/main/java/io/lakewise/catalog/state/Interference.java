package io.lakewise.catalog.state;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Tells from an exception whether another transaction, or the disk, was in the way. */
final class Interference {

  private Interference() {}

  /** Whether the same work may succeed at once when it is run again. */
  static boolean caused(Throwable problem) {
    SQLException cause = sqlException(problem);
    if (cause == null || cause.getSQLState() == null) {
      return false;
    }
    return switch (cause.getSQLState()) {
      // PostgreSQL: serialization failure, deadlock, and a key that another inserted meanwhile,
      // which the work's own look-up finds at the next attempt.
      case "40001", "40P01", "23505" -> true;
      default -> false;
    };
  }

  /** Whether SQLite gave up waiting for another connection. */
  static boolean busy(Throwable problem) {
    SQLException cause = sqlException(problem);
    return cause != null && (cause.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  /** Whether SQLite could not write where it had to. */
  static boolean unwritable(Throwable problem) {
    SQLException cause = sqlException(problem);
    if (cause == null) {
      return false;
    }
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(cause.getErrorCode() & 0xff);
    return code == SQLiteErrorCode.SQLITE_CANTOPEN
        || code == SQLiteErrorCode.SQLITE_READONLY
        || code == SQLiteErrorCode.SQLITE_FULL
        || code == SQLiteErrorCode.SQLITE_IOERR;
  }

  private static SQLException sqlException(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }
}
