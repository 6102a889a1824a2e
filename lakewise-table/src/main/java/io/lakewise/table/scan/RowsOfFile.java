package io.lakewise.table.scan;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.log.AddFile;

/**
 * Some rows of a data file.
 *
 * @param file with path, partition values and statistics
 * @param choice which rows
 * @param positions of {@link Choice#ONLY}, otherwise null
 */
public record RowsOfFile(AddFile file, Choice choice, DeletedRows positions) {

  /** Which rows of a file. */
  public enum Choice {
    /** Those that the file's deletion vector does not name. */
    LIVE,
    /** Those that it names, too. */
    WHOLE,
    /** Those at some positions. */
    ONLY
  }

  /** The rows that a version has of a file. */
  public static RowsOfFile live(AddFile file) {
    return new RowsOfFile(file, Choice.LIVE, null);
  }

  /** All rows of a file, deleted ones too. */
  public static RowsOfFile whole(AddFile file) {
    return new RowsOfFile(file, Choice.WHOLE, null);
  }

  /** The rows at some positions, deleted ones too. */
  public static RowsOfFile only(AddFile file, DeletedRows positions) {
    return new RowsOfFile(file, Choice.ONLY, positions);
  }
}
