package io.lakewise.cli.volume;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Errors about this machine's end of a file that is moved. */
final class TransferErrors {

  private TransferErrors() {}

  /** Ended by Ctrl-C. */
  static LakewiseException cancelled() {
    return user("The statement was cancelled.", null);
  }

  /** A text that names no file. */
  static LakewiseException noPath(String text) {
    return user("'" + text.replaceAll("\\p{Cntrl}", "?") + "' is no path of a file here.", null);
  }

  /** A file that cannot be read. */
  static LakewiseException unreadable(Path file, IOException cause) {
    return user("Cannot read " + file + ": " + why(cause, "it does not exist") + ".", cause);
  }

  /** A file that cannot be written. */
  static LakewiseException unwritable(Path file, IOException cause) {
    return user(
        "Cannot write " + file + ": " + why(cause, "its folder does not exist") + ".", cause);
  }

  private static String why(IOException cause, String missing) {
    return cause instanceof NoSuchFileException ? missing : cause.getMessage();
  }

  private static LakewiseException user(String message, IOException cause) {
    return new LakewiseException(Code.USER, message, cause);
  }
}
