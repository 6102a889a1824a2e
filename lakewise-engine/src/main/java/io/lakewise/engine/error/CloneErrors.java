package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Errors of CLONE and of the references of clones. */
public final class CloneErrors {

  private CloneErrors() {}

  /** A source beside which nothing can be written. */
  public static LakewiseException notHeld(String location, Exception cause) {
    return new LakewiseException(
        Code.USER,
        "A shallow clone of the table at "
            + location
            + " cannot be made, because nothing can be written beside its files to protect them from"
            + " VACUUM ("
            + cause.getMessage()
            + "): use DEEP CLONE",
        cause);
  }

  /** A reference that cannot be read. */
  public static LakewiseException unreadable(String path, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The references of clones in "
            + path
            + " cannot be read ("
            + cause.getMessage()
            + "), so it is not known which files are needed: mend them, then try again",
        cause);
  }

  /** A row tracking that is not what the protocol says. */
  public static LakewiseException unreadableMark(String location, Exception cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The row tracking of the table at "
            + location
            + " cannot be read ("
            + cause.getMessage()
            + "), so it cannot be cloned: RESTORE TABLE to a version in which it can",
        cause);
  }

  /** A table as a clone of itself. */
  public static LakewiseException ofItself(String label) {
    return user(label + " cannot become a clone of itself: RESTORE TABLE goes back to a version");
  }

  /** A file that could not be copied. */
  public static LakewiseException notCopied(String path, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The file " + path + " could not be copied (" + cause.getMessage() + "); nothing was made",
        cause);
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
