package io.lakewise.table.predicate;

/**
 * What is known of one column in a batch of files: which may hold nulls, which may hold values, and
 * between which bounds. Bits are kept in words of 64, the first file in the lowest bit. Immutable.
 */
public abstract sealed class ColumnBounds
    permits LongBounds, DoubleBounds, TextBounds, DecimalBounds, UnknownBounds {

  private final int files;
  private final long[] nulls;
  private final long[] values;

  /**
   * For a number of files.
   *
   * @param nulls whether a file may hold a null
   * @param values whether a file may hold a value that is not null
   */
  ColumnBounds(int files, long[] nulls, long[] values) {
    this.files = files;
    this.nulls = nulls;
    this.values = values;
  }

  /** Number of files. */
  public final int files() {
    return files;
  }

  final long[] nulls() {
    return nulls;
  }

  final long[] values() {
    return values;
  }

  /** Whether the bounds of a file overlap the ranges, disregarding {@link #values}. */
  abstract boolean overlaps(int file, ValueRanges ranges);

  /** The files that may hold a value within the ranges. */
  long[] matching(ValueRanges ranges) {
    long[] matching = new long[values.length];
    for (int word = 0; word < matching.length; word++) {
      long left = values[word];
      while (left != 0) {
        int bit = Long.numberOfTrailingZeros(left);
        if (overlaps(word * Long.SIZE + bit, ranges)) {
          matching[word] |= 1L << bit;
        }
        left &= left - 1;
      }
    }
    return matching;
  }
}
