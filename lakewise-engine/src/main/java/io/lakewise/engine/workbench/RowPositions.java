package io.lakewise.engine.workbench;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Positions of rows in files.
 *
 * @param byFile by index of the file: the positions as {@code
 *     io.lakewise.table.deletion.DeletedRows#toBytes} writes them
 * @param rows how many were counted, one that came twice as two
 */
public record RowPositions(SortedMap<Integer, byte[]> byFile, long rows) implements Serializable {
  /** Copies the map. */
  public RowPositions {
    byFile = new TreeMap<>(byFile);
  }
}
