package io.lakewise.engine.workbench.range;

import java.math.BigDecimal;

/** From an exact number to the double, or float, next to it. */
public final class NearestStep implements Step {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final boolean single;
  private final int slack;

  /**
   * @param single whether to a float
   * @param slack by how many doubles the function may miss the nearest one
   */
  public NearestStep(boolean single, int slack) {
    this.single = single;
    this.slack = slack;
  }

  @Override
  public Range inputs(Range outputs) {
    double first =
        outputs.low() == null ? Double.NEGATIVE_INFINITY : Doubles.first(outputs, single);
    double last = outputs.high() == null ? Double.POSITIVE_INFINITY : Doubles.last(outputs, single);
    if (Double.isNaN(first) || Double.isNaN(last)) {
      return new Range(Doubles.INFINITY, false, null, false, false);
    }
    for (int i = 0; i < slack; i++) {
      first = Doubles.previous(first, single);
      last = Doubles.next(last, single);
    }
    BigDecimal low = middle(Doubles.previous(first, single), first);
    BigDecimal high = middle(last, Doubles.next(last, single));
    return new Range(
        low,
        low == null || Doubles.near(low, single) >= first,
        high,
        high == null || Doubles.near(high, single) <= last,
        false);
  }

  private static BigDecimal middle(double left, double right) {
    return Double.isInfinite(left) || Double.isInfinite(right)
        ? null
        : Doubles.exact(left).add(Doubles.exact(right)).divide(TWO);
  }
}
