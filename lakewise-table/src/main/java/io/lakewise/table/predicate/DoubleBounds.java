package io.lakewise.table.predicate;

/** Bounds as doubles, with NaN apart from them. */
public final class DoubleBounds extends ColumnBounds {

  private final double[] low;
  private final double[] high;
  private final long[] nan;

  /**
   * Bounds of a batch of files; the arrays are the bounds' own.
   *
   * @param low lower bounds, negative infinity for none, NaN if no number is there
   * @param high upper bounds, positive infinity for none, NaN if no number is there
   * @param nan whether a file may hold NaN
   */
  public DoubleBounds(long[] nulls, long[] values, double[] low, double[] high, long[] nan) {
    super(low.length, nulls, values);
    this.low = low;
    this.high = high;
    this.nan = nan;
  }

  @Override
  boolean overlaps(int file, ValueRanges ranges) {
    return ((DoubleRanges) ranges).overlaps(low[file], high[file]);
  }

  @Override
  long[] matching(ValueRanges ranges) {
    DoubleRanges doubles = (DoubleRanges) ranges;
    long[] matching =
        doubles.lows().length == 1
            ? matching(doubles.lows()[0], doubles.highs()[0])
            : super.matching(ranges);
    if (doubles.nan()) {
      for (int word = 0; word < matching.length; word++) {
        matching[word] |= nan[word] & values()[word];
      }
    }
    return matching;
  }

  private long[] matching(double least, double greatest) {
    long[] matching = values().clone();
    for (int word = 0; word < matching.length; word++) {
      int begin = word * Long.SIZE;
      int end = Math.min(begin + Long.SIZE, low.length);
      long bits = 0;
      for (int file = begin; file < end; file++) {
        bits |= (low[file] <= greatest & high[file] >= least ? 1L : 0L) << file;
      }
      matching[word] &= bits;
    }
    return matching;
  }
}
