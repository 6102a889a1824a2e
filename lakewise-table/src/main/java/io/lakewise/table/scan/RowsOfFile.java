package io.lakewise.table.scan;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.log.AddFile;

/**
 * Some rows of a data file.
 *
 * @param file with path, partition values and statistics
 * @param leftOut positions that do not belong; null for those that the file's own deletion vector
 *     names
 */
public record RowsOfFile(AddFile file, DeletedRows leftOut) {

  /** The rows that a version has of a file. */
  public static RowsOfFile live(AddFile file) {
    return new RowsOfFile(file, null);
  }
}
