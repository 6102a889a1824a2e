package io.lakewise.table.statistics;

import io.lakewise.table.predicate.ColumnBounds;
import io.lakewise.table.predicate.DoubleBounds;
import java.util.Arrays;

/**
 * Bounds of floating-point numbers. Writers differ in whether NaN counts for the maximum, so any
 * file may hold NaN of which nothing better is known.
 */
final class DoubleBoundsCollector implements BoundsCollector {

  private final boolean single;
  private final boolean onceSingle;
  private final double[] low;
  private final double[] high;
  private final long[] nan;

  DoubleBoundsCollector(boolean single, boolean onceSingle, int files) {
    this.single = single;
    this.onceSingle = onceSingle;
    this.low = new double[files];
    this.high = new double[files];
    this.nan = new long[(files + Long.SIZE - 1) / Long.SIZE];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    Arrays.fill(nan, -1L);
  }

  @Override
  public void between(int file, String lowText, String highText) {
    double least = lowText == null ? Double.NaN : read(lowText);
    double greatest = highText == null ? Double.NaN : read(highText);
    if (!Double.isNaN(least)) {
      low[file] = onceSingle ? Math.min(least, (float) least) + 0.0 : least;
    }
    if (!Double.isNaN(greatest)) {
      high[file] = onceSingle ? Math.max(greatest, (float) greatest) + 0.0 : greatest;
    }
  }

  @Override
  public void withoutNan(int file) {
    nan[file / Long.SIZE] &= ~(1L << file);
  }

  @Override
  public void exactly(int file, String value) {
    double number = read(value);
    if (!Double.isNaN(number)) {
      low[file] = onceSingle ? Math.min(number, (float) number) + 0.0 : number;
      high[file] = onceSingle ? Math.max(number, (float) number) + 0.0 : number;
      withoutNan(file);
    } else if (value.equalsIgnoreCase("nan")) {
      low[file] = Double.NaN;
      high[file] = Double.NaN;
    }
  }

  /** The number, with one zero; NaN if it is none. */
  private double read(String text) {
    try {
      return (single ? Float.parseFloat(text) : Double.parseDouble(text)) + 0.0;
    } catch (NumberFormatException unreadable) {
      return Double.NaN;
    }
  }

  @Override
  public ColumnBounds bounds(long[] nulls, long[] values) {
    return new DoubleBounds(nulls, values, low, high, nan);
  }
}
