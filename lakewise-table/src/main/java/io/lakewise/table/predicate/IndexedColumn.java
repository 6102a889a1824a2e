package io.lakewise.table.predicate;

import io.lakewise.table.type.DataType;
import java.util.List;

/**
 * A column as files and their statistics know it.
 *
 * @param physicalPath physical names from the table's column inwards
 * @param type its type in the table
 * @param partition whether its values are in the log instead of in the files
 * @param onceFloat whether it is a double that was a float when older files were written
 */
public record IndexedColumn(
    List<String> physicalPath, DataType type, boolean partition, boolean onceFloat) {

  /** Decimals of up to so many digits fit a long. */
  public static final int LONG_DIGITS = 18;

  /** Copies the path. */
  public IndexedColumn {
    physicalPath = List.copyOf(physicalPath);
  }
}
