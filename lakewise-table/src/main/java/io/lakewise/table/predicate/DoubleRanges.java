package io.lakewise.table.predicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Closed ranges of doubles, in order and apart from each other.
 *
 * @param lows the least of each
 * @param highs the greatest of each
 * @param nan whether NaN is meant too
 */
record DoubleRanges(double[] lows, double[] highs, boolean nan) implements ValueRanges {

  static DoubleRanges of(Intervals<BigDecimal> intervals) {
    List<double[]> ranges = new ArrayList<>();
    for (Interval<BigDecimal> part : intervals.parts()) {
      double low = part.low() == null ? Double.NEGATIVE_INFINITY : low(part);
      double high = part.high() == null ? Double.POSITIVE_INFINITY : high(part);
      if (low <= high) {
        ranges.add(new double[] {low, high});
      }
    }
    ranges.sort(Comparator.comparingDouble(range -> range[0]));
    List<double[]> apart = new ArrayList<>();
    for (double[] range : ranges) {
      double[] last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last != null && range[0] <= last[1]) {
        last[1] = Math.max(last[1], range[1]);
      } else {
        apart.add(range);
      }
    }
    return new DoubleRanges(
        apart.stream().mapToDouble(range -> range[0]).toArray(),
        apart.stream().mapToDouble(range -> range[1]).toArray(),
        intervals.nan());
  }

  /** The least double of an interval; NaN if infinity itself is left out. */
  private static double low(Interval<BigDecimal> part) {
    double near = part.low().doubleValue();
    int order = compare(near, part.low());
    boolean inside = order > 0 || (order == 0 && part.lowIncluded());
    return inside ? near : near == Double.POSITIVE_INFINITY ? Double.NaN : Math.nextUp(near) + 0.0;
  }

  private static double high(Interval<BigDecimal> part) {
    double near = part.high().doubleValue();
    int order = compare(near, part.high());
    boolean inside = order < 0 || (order == 0 && part.highIncluded());
    return inside
        ? near
        : near == Double.NEGATIVE_INFINITY ? Double.NaN : Math.nextDown(near) + 0.0;
  }

  private static int compare(double left, BigDecimal right) {
    if (!Double.isInfinite(left)) {
      return new BigDecimal(left).compareTo(right);
    }
    boolean same = right.abs().compareTo(NumericLiteral.INFINITY) >= 0;
    return same ? 0 : left > 0 ? 1 : -1;
  }

  /** Whether a value between two bounds lies in one of the ranges; false if a bound is NaN. */
  boolean overlaps(double low, double high) {
    int from = 0;
    int to = highs.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (highs[middle] >= low) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from < lows.length && lows[from] <= high;
  }
}
