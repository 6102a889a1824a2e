package io.lakewise.table.predicate;

/** Bounds as whole numbers: integers, dates, times, booleans, decimals up to 18 digits. */
public final class LongBounds extends ColumnBounds {

  private final long[] low;
  private final long[] high;

  /**
   * Bounds of a batch of files; the arrays are the bounds' own.
   *
   * @param low lower bounds, {@link Long#MIN_VALUE} for none
   * @param high upper bounds, {@link Long#MAX_VALUE} for none
   */
  public LongBounds(long[] nulls, long[] values, long[] low, long[] high) {
    super(low.length, nulls, values);
    this.low = low;
    this.high = high;
  }

  @Override
  boolean overlaps(int file, ValueRanges ranges) {
    return ((LongRanges) ranges).overlaps(low[file], high[file]);
  }

  @Override
  long[] matching(ValueRanges ranges) {
    LongRanges longs = (LongRanges) ranges;
    return longs.lows().length == 1
        ? matching(longs.lows()[0], longs.highs()[0])
        : super.matching(ranges);
  }

  /** One range is the usual case, and a plain loop over arrays is several times as fast. */
  private long[] matching(long least, long greatest) {
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
