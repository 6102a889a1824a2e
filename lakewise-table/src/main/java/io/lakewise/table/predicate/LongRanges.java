package io.lakewise.table.predicate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Closed ranges of whole numbers, in order and apart from each other.
 *
 * @param lows the least of each
 * @param highs the greatest of each
 */
record LongRanges(long[] lows, long[] highs) implements ValueRanges {

  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  /**
   * From intervals of numbers.
   *
   * @param scale decimal digits of the column, which is kept as whole numbers
   */
  static LongRanges of(Intervals<BigDecimal> intervals, int scale) {
    List<long[]> ranges = new ArrayList<>();
    for (Interval<BigDecimal> part : intervals.parts()) {
      BigInteger low = part.low() == null ? LEAST : low(part, scale).max(LEAST);
      BigInteger high = part.high() == null ? GREATEST : high(part, scale).min(GREATEST);
      if (low.compareTo(high) <= 0) {
        ranges.add(new long[] {low.longValueExact(), high.longValueExact()});
      }
    }
    ranges.sort(Comparator.comparingLong(range -> range[0]));
    List<long[]> apart = new ArrayList<>();
    for (long[] range : ranges) {
      long[] last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last != null && range[0] <= last[1]) {
        last[1] = Math.max(last[1], range[1]);
      } else {
        apart.add(range);
      }
    }
    return new LongRanges(
        apart.stream().mapToLong(range -> range[0]).toArray(),
        apart.stream().mapToLong(range -> range[1]).toArray());
  }

  private static BigInteger low(Interval<BigDecimal> part, int scale) {
    BigDecimal value = part.low().scaleByPowerOfTen(scale);
    return part.lowIncluded()
        ? value.setScale(0, RoundingMode.CEILING).toBigIntegerExact()
        : value.setScale(0, RoundingMode.FLOOR).toBigIntegerExact().add(BigInteger.ONE);
  }

  private static BigInteger high(Interval<BigDecimal> part, int scale) {
    BigDecimal value = part.high().scaleByPowerOfTen(scale);
    return part.highIncluded()
        ? value.setScale(0, RoundingMode.FLOOR).toBigIntegerExact()
        : value.setScale(0, RoundingMode.CEILING).toBigIntegerExact().subtract(BigInteger.ONE);
  }

  /** Whether a value between two bounds lies in one of the ranges. */
  boolean overlaps(long low, long high) {
    int from = 0;
    int to = highs.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (highs[middle] < low) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from < lows.length && lows[from] <= high;
  }
}
