package io.lakewise.table.predicate;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Files that are looked at together.
 *
 * @param files their number
 * @param bounds what is known of a column in them
 */
public record FileBatch(int files, Function<IndexedColumn, ColumnBounds> bounds) {

  ColumnBounds bounds(IndexedColumn column) {
    return bounds.apply(column);
  }

  /** A bit for each file, set. */
  long[] all() {
    long[] bits = none();
    Arrays.fill(bits, -1L);
    int rest = files % Long.SIZE;
    if (rest != 0) {
      bits[bits.length - 1] = (1L << rest) - 1;
    }
    return bits;
  }

  /** A bit for each file, not set. */
  long[] none() {
    return new long[(files + Long.SIZE - 1) / Long.SIZE];
  }
}
