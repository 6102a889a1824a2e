package io.lakewise.engine.write;

import io.lakewise.engine.workbench.RowPositions;
import io.lakewise.table.deletion.DeletedRows;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a table that a statement takes away.
 *
 * @param select over kept steps; yields {@code __file} and {@code __row}
 * @param byFile positions by the index of their file
 * @param met how many rows the query yields, one that it yields twice counted twice
 */
record LeavingRows(String select, SortedMap<Integer, DeletedRows> byFile, long met) {

  static LeavingRows of(String select, RowPositions positions) {
    SortedMap<Integer, DeletedRows> byFile = new TreeMap<>();
    positions.byFile().forEach((file, rows) -> byFile.put(file, DeletedRows.fromBytes(rows)));
    return new LeavingRows(select, byFile, positions.rows());
  }

  /** How many rows leave. */
  long count() {
    return byFile.values().stream().mapToLong(DeletedRows::cardinality).sum();
  }

  /** Whether the query yields a row more than once. */
  boolean isMetTwice() {
    return met > count();
  }
}
