package io.lakewise.engine.workbench.range;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Functions that are computed without rounding, or with rounding to a number of digits. */
public final class ExactSteps {

  /** More digits than any number of a table has after its point. */
  private static final int DIGITS = 60;

  private ExactSteps() {}

  /** {@code x}, as by a cast that fails where it would change the number. */
  public static Step same() {
    return outputs -> outputs;
  }

  /** {@code x + number}. */
  public static Step plus(BigDecimal number) {
    return outputs ->
        outputs.between(
            outputs.low() == null ? null : outputs.low().subtract(number),
            outputs.high() == null ? null : outputs.high().subtract(number));
  }

  /** {@code -x}, of numbers without NaN. */
  public static Step negated() {
    return outputs ->
        new Range(
            outputs.high() == null ? null : outputs.high().negate(),
            outputs.highIncluded(),
            outputs.low() == null ? null : outputs.low().negate(),
            outputs.lowIncluded(),
            false);
  }

  /** {@code x * number}, of numbers without NaN; the number is not 0. */
  public static Step times(BigDecimal number) {
    if (number.signum() < 0) {
      Step positive = times(number.negate());
      return outputs -> positive.inputs(negated().inputs(outputs));
    }
    return outputs -> {
      BigDecimal low = divided(outputs.low(), number, RoundingMode.FLOOR);
      BigDecimal high = divided(outputs.high(), number, RoundingMode.CEILING);
      return new Range(
          low,
          outputs.lowIncluded() || !isExact(low, number, outputs.low()),
          high,
          outputs.highIncluded() || !isExact(high, number, outputs.high()),
          false);
    };
  }

  private static BigDecimal divided(BigDecimal value, BigDecimal by, RoundingMode mode) {
    return value == null ? null : value.divide(by, DIGITS, mode);
  }

  private static boolean isExact(BigDecimal quotient, BigDecimal by, BigDecimal value) {
    return value == null || quotient.multiply(by).compareTo(value) == 0;
  }

  /** The greatest whole number that is not above {@code x}. */
  public static Step floor() {
    return CalendarSteps.every(1);
  }

  /** {@code x} rounded to so many digits after the point. */
  public static Step rounded(int scale, RoundingMode mode) {
    BigDecimal half = Range.unit(scale + 1).multiply(BigDecimal.valueOf(5));
    return outputs -> {
      BigDecimal first = outputs.first(scale);
      BigDecimal last = outputs.last(scale);
      BigDecimal low = first == null ? null : first.subtract(half);
      BigDecimal high = last == null ? null : last.add(half);
      return new Range(
          low,
          low != null && low.setScale(scale, mode).compareTo(first) == 0,
          high,
          high != null && high.setScale(scale, mode).compareTo(last) == 0,
          false);
    };
  }
}
