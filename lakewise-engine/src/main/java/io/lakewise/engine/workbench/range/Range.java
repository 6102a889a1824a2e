package io.lakewise.engine.workbench.range;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers between two others. Dates count days, times microseconds since the epoch; true is 1.
 *
 * @param low the lower end, or null for none
 * @param lowIncluded whether it belongs to the range
 * @param high the upper end, or null for none
 * @param highIncluded whether it belongs to the range
 * @param nan whether NaN belongs to the range too
 */
public record Range(
    BigDecimal low, boolean lowIncluded, BigDecimal high, boolean highIncluded, boolean nan) {

  /** Everything above a number. */
  public static Range above(BigDecimal low, boolean included) {
    return new Range(low, included, null, false, true);
  }

  /** Everything below a number. */
  public static Range below(BigDecimal high, boolean included) {
    return new Range(null, false, high, included, false);
  }

  /** One number. */
  public static Range of(BigDecimal value) {
    return new Range(value, true, value, true, false);
  }

  /** The range with its ends changed, each of which keeps whether it belongs to the range. */
  Range between(BigDecimal newLow, BigDecimal newHigh) {
    return new Range(newLow, lowIncluded, newHigh, highIncluded, nan);
  }

  /** The least multiple of ten to the power of minus the scale in the range; null for none. */
  public BigDecimal first(int scale) {
    if (low == null) {
      return null;
    }
    BigDecimal first = low.setScale(scale, RoundingMode.CEILING);
    return !lowIncluded && first.compareTo(low) == 0 ? first.add(unit(scale)) : first;
  }

  /** The greatest multiple of ten to the power of minus the scale in the range; null for none. */
  public BigDecimal last(int scale) {
    if (high == null) {
      return null;
    }
    BigDecimal last = high.setScale(scale, RoundingMode.FLOOR);
    return !highIncluded && last.compareTo(high) == 0 ? last.subtract(unit(scale)) : last;
  }

  static BigDecimal unit(int scale) {
    return BigDecimal.ONE.movePointLeft(scale);
  }
}
