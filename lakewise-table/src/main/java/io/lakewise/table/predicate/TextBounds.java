package io.lakewise.table.predicate;

import java.util.Arrays;

/**
 * Bounds of UTF-8 texts, compared as unsigned bytes. The first eight bytes are kept once more as a
 * number: they decide most comparisons without a look at the text.
 */
public final class TextBounds extends ColumnBounds {

  private static final long ABOVE_ALL = Long.MAX_VALUE;

  private final byte[][] low;
  private final byte[][] high;
  private final long[] lowStart;
  private final long[] highStart;

  /** Bounds of a batch of files, null for none; the arrays are the bounds' own. */
  public TextBounds(long[] nulls, long[] values, byte[][] low, byte[][] high) {
    super(low.length, nulls, values);
    this.low = low;
    this.high = high;
    this.lowStart = new long[low.length];
    this.highStart = new long[low.length];
    for (int file = 0; file < low.length; file++) {
      lowStart[file] = low[file] == null ? Long.MIN_VALUE : start(low[file]);
      highStart[file] = high[file] == null ? ABOVE_ALL : start(high[file]);
    }
  }

  /** The first eight bytes as a number of the same order; missing bytes count as zero. */
  private static long start(byte[] text) {
    long start = 0;
    for (int at = 0; at < Long.BYTES; at++) {
      start = start << Byte.SIZE | (at < text.length ? text[at] & 0xFF : 0);
    }
    return start ^ Long.MIN_VALUE;
  }

  @Override
  @SuppressWarnings("unchecked")
  boolean overlaps(int file, ValueRanges ranges) {
    return ((OrderedRanges<byte[]>) ranges).overlaps(low[file], high[file]);
  }

  @Override
  @SuppressWarnings("unchecked")
  long[] matching(ValueRanges ranges) {
    OrderedRanges<byte[]> texts = (OrderedRanges<byte[]>) ranges;
    return texts.single().map(this::matching).orElseGet(() -> super.matching(ranges));
  }

  private long[] matching(Interval<byte[]> interval) {
    long least = interval.low() == null ? Long.MIN_VALUE : start(interval.low());
    long greatest = interval.high() == null ? ABOVE_ALL : start(interval.high());
    long[] matching = values().clone();
    for (int word = 0; word < matching.length; word++) {
      int begin = word * Long.SIZE;
      int end = Math.min(begin + Long.SIZE, low.length);
      long bits = 0;
      for (int file = begin; file < end; file++) {
        boolean near = lowStart[file] <= greatest & highStart[file] >= least;
        if (near && (lowStart[file] == greatest || highStart[file] == least)) {
          near = overlaps(file, interval);
        }
        bits |= (near ? 1L : 0L) << file;
      }
      matching[word] &= bits;
    }
    return matching;
  }

  private boolean overlaps(int file, Interval<byte[]> interval) {
    boolean begins = low[file] == null || interval.high() == null;
    boolean ends = high[file] == null || interval.low() == null;
    int before = begins ? -1 : Arrays.compareUnsigned(low[file], interval.high());
    int after = ends ? 1 : Arrays.compareUnsigned(high[file], interval.low());
    return (before < 0 || (before == 0 && interval.highIncluded()))
        && (after > 0 || (after == 0 && interval.lowIncluded()));
  }
}
