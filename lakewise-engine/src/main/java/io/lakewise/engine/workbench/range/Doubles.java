package io.lakewise.engine.workbench.range;

import java.math.BigDecimal;

/** Doubles and floats beside exact numbers. */
final class Doubles {

  /** Stands for infinity: greater than every double and decimal. */
  static final BigDecimal INFINITY = new BigDecimal("1e400");

  private Doubles() {}

  /** The number that a double is; it is not NaN. */
  static BigDecimal exact(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? INFINITY : INFINITY.negate();
    }
    return new BigDecimal(value);
  }

  /** The least double, or float, that is not below a range with a lower end; NaN for none. */
  static double first(Range range, boolean single) {
    double near = near(range.low(), single);
    int compared = exact(near).compareTo(range.low());
    boolean inside = compared > 0 || compared == 0 && range.lowIncluded();
    return inside ? near : near == Double.POSITIVE_INFINITY ? Double.NaN : next(near, single);
  }

  /** The greatest double, or float, that is not above a range with an upper end; NaN for none. */
  static double last(Range range, boolean single) {
    double near = near(range.high(), single);
    int compared = exact(near).compareTo(range.high());
    boolean inside = compared < 0 || compared == 0 && range.highIncluded();
    return inside ? near : near == Double.NEGATIVE_INFINITY ? Double.NaN : previous(near, single);
  }

  static double near(BigDecimal number, boolean single) {
    return single ? number.floatValue() : number.doubleValue();
  }

  static double next(double value, boolean single) {
    return single ? Math.nextUp((float) value) : Math.nextUp(value);
  }

  static double previous(double value, boolean single) {
    return single ? Math.nextDown((float) value) : Math.nextDown(value);
  }
}
