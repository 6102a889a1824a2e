package io.lakewise.engine.workbench.range;

import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;

/** A monotone function of doubles, searched for the doubles at which its value enters a range. */
public final class FloatingStep implements Step {

  private final DoubleUnaryOperator function;
  private final boolean falling;

  private FloatingStep(DoubleUnaryOperator function, boolean falling) {
    this.function = function;
    this.falling = falling;
  }

  /** A function that never falls, and yields NaN for NaN alone. */
  public static Step rising(DoubleUnaryOperator function) {
    return new FloatingStep(function, false);
  }

  /** A function that never rises, and yields NaN for NaN alone. */
  public static Step falling(DoubleUnaryOperator function) {
    return new FloatingStep(function, true);
  }

  @Override
  public Range inputs(Range outputs) {
    double first = falling ? entering(outputs, false) : entering(outputs, true);
    double beyond = falling ? leaving(outputs, true) : leaving(outputs, false);
    return new Range(
        Double.isNaN(first) ? Doubles.INFINITY.add(BigDecimal.ONE) : Doubles.exact(first),
        true,
        Double.isNaN(beyond) ? null : Doubles.exact(beyond),
        false,
        outputs.nan());
  }

  /** The least double for which the value is not before the range; NaN if there is none. */
  private double entering(Range outputs, boolean low) {
    return least(value -> low ? !isBelow(value, outputs) : !isAbove(value, outputs));
  }

  /** The least double for which the value is behind the range; NaN if there is none. */
  private double leaving(Range outputs, boolean low) {
    return least(value -> low ? isBelow(value, outputs) : isAbove(value, outputs));
  }

  private interface Test {
    boolean holds(double value);
  }

  private double least(Test test) {
    long from = order(Double.NEGATIVE_INFINITY);
    long to = order(Double.POSITIVE_INFINITY) + 1;
    while (from < to) {
      long middle = (from & to) + ((from ^ to) >> 1);
      if (test.holds(function.applyAsDouble(value(middle)))) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from > order(Double.POSITIVE_INFINITY) ? Double.NaN : value(from);
  }

  private static boolean isBelow(double value, Range range) {
    if (range.low() == null) {
      return false;
    }
    int compared = Doubles.exact(value).compareTo(range.low());
    return compared < 0 || compared == 0 && !range.lowIncluded();
  }

  private static boolean isAbove(double value, Range range) {
    if (range.high() == null) {
      return false;
    }
    int compared = Doubles.exact(value).compareTo(range.high());
    return compared > 0 || compared == 0 && !range.highIncluded();
  }

  /** Numbers in the order of the doubles, so that those between two can be counted. */
  private static long order(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double value(long order) {
    return Double.longBitsToDouble(order >= 0 ? order : Long.MIN_VALUE - order);
  }
}
