package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.table.error.LakewiseException;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** Tells from an exception whether another transaction, the disk or the net was in the way. */
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

  /** The error for users. */
  static LakewiseException failed(String database, Throwable problem) {
    if (busy(problem)) {
      return CatalogErrors.stateBusy(database, problem);
    }
    if (unreachable(problem)) {
      return CatalogErrors.stateUnreachable(database, problem);
    }
    return unwritable(problem)
        ? CatalogErrors.stateUnwritable(database, problem)
        : CatalogErrors.stateUnusable(database, problem);
  }

  /** Whether PostgreSQL could not be reached, or let nobody in. */
  static boolean unreachable(Throwable problem) {
    SQLException cause = sqlException(problem);
    if (cause == null || cause.getSQLState() == null) {
      return false;
    }
    // Classes of SQLSTATE: connection, authorization, catalog name, resources, operator
    // intervention.
    return Set.of("08", "28", "3D", "53", "57").contains(cause.getSQLState().substring(0, 2));
  }

  /** Whether SQLite gave up waiting for another connection. */
  private static boolean busy(Throwable problem) {
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
