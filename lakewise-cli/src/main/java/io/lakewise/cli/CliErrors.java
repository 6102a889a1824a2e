package io.lakewise.cli;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The errors that commands themselves find. */
public final class CliErrors {

  private CliErrors() {}

  /** A file of statements cannot be read. */
  public static LakewiseException unreadable(Path file, IOException cause) {
    String why = cause instanceof NoSuchFileException ? "it does not exist" : cause.getMessage();
    return new LakewiseException(Code.USER, "Cannot read " + file + ": " + why + ".", cause);
  }

  /** A file cannot be written. */
  public static LakewiseException unwritable(Path file, IOException cause) {
    String why =
        cause instanceof NoSuchFileException ? "its folder does not exist" : cause.getMessage();
    return new LakewiseException(Code.USER, "Cannot write " + file + ": " + why + ".", cause);
  }

  /** More than one statement of a script answers rows, but they go to one file. */
  public static LakewiseException secondResult(Path file) {
    return new LakewiseException(
        Code.USER,
        "A second statement answers rows, but "
            + file
            + " holds one result. Run the statements one by one with files of their own.");
  }

  /** A statement of a script failed; those before it are done, those behind it were not begun. */
  static LakewiseException inScript(int number, int count, long line, LakewiseException failure) {
    return new LakewiseException(
        failure.code(),
        failure.getMessage()
            + "\n(statement "
            + number
            + " of "
            + count
            + ", line "
            + line
            + "; those before it were run)",
        failure);
  }
}
