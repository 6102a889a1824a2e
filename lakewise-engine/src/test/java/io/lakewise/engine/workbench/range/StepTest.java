package io.lakewise.engine.workbench.range;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An input is among the inputs of a range exactly where the function's value is in the range. */
class StepTest {

  private static final int TRIES = 4000;

  private final long seed = Long.getLong("lakewise.seed", 20_263);
  private final Random random = new Random(seed);

  private BigDecimal number(int bits, int scale) {
    return BigDecimal.valueOf(random.nextLong() >> (64 - bits), scale);
  }

  private Range range(BigDecimal around) {
    BigDecimal low = random.nextInt(6) == 0 ? null : around.subtract(number(3, 1));
    BigDecimal high = random.nextInt(6) == 0 ? null : around.add(number(3, 1));
    if (random.nextInt(3) == 0) {
      low = around;
    }
    if (random.nextInt(3) == 0) {
      high = around;
    }
    return new Range(low, random.nextBoolean(), high, random.nextBoolean(), false);
  }

  private static boolean holds(Range range, BigDecimal value) {
    int low = range.low() == null ? 1 : value.compareTo(range.low());
    int high = range.high() == null ? -1 : value.compareTo(range.high());
    return (low > 0 || low == 0 && range.lowIncluded())
        && (high < 0 || high == 0 && range.highIncluded());
  }

  private void check(Step step, UnaryOperator<BigDecimal> function, int scale) {
    for (int i = 0; i < TRIES; i++) {
      BigDecimal input = number(8 + random.nextInt(20), scale);
      BigDecimal output = function.apply(input);
      Range range = range(random.nextInt(3) == 0 ? output : function.apply(number(10, scale)));
      assertThat(holds(step.inputs(range), input))
          .as("seed " + seed + ": " + input + " gives " + output + " for " + range)
          .isEqualTo(holds(range, output));
    }
  }

  @Test
  void exactFunctions() {
    check(ExactSteps.same(), x -> x, 2);
    check(ExactSteps.plus(new BigDecimal("-7.25")), x -> x.subtract(new BigDecimal("7.25")), 1);
    check(ExactSteps.negated(), BigDecimal::negate, 1);
    check(ExactSteps.times(new BigDecimal("3")), x -> x.multiply(new BigDecimal("3")), 1);
    check(ExactSteps.times(new BigDecimal("-0.7")), x -> x.multiply(new BigDecimal("-0.7")), 0);
    check(ExactSteps.floor(), x -> x.setScale(0, RoundingMode.FLOOR), 2);
    for (RoundingMode mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.HALF_UP)) {
      check(ExactSteps.rounded(0, mode), x -> x.setScale(0, mode), 1);
      check(ExactSteps.rounded(1, mode), x -> x.setScale(1, mode), 2);
    }
  }

  @Test
  void functionsOfDatesAndTimes() {
    BigDecimal day = BigDecimal.valueOf(86_400_000_000L);
    check(CalendarSteps.midnight(), day::multiply, 0);
    check(CalendarSteps.day(), x -> x.divide(day, 0, RoundingMode.FLOOR), 0);
    BigDecimal ten = BigDecimal.TEN;
    check(CalendarSteps.every(10), x -> x.divide(ten, 0, RoundingMode.FLOOR).multiply(ten), 0);
    check(CalendarSteps.year(), x -> BigDecimal.valueOf(date(x).getYear()), 0);
    check(CalendarSteps.begin(CalendarSteps.Unit.YEAR), x -> days(date(x).withDayOfYear(1)), 0);
    check(CalendarSteps.begin(CalendarSteps.Unit.MONTH), x -> days(date(x).withDayOfMonth(1)), 0);
    check(
        CalendarSteps.begin(CalendarSteps.Unit.QUARTER),
        x -> days(date(x).with(date(x).getMonth().firstMonthOfQuarter()).withDayOfMonth(1)),
        0);
    check(
        CalendarSteps.begin(CalendarSteps.Unit.WEEK),
        x -> days(date(x).minusDays(date(x).getDayOfWeek().getValue() - 1)),
        0);
  }

  private static LocalDate date(BigDecimal day) {
    return LocalDate.ofEpochDay(day.longValueExact());
  }

  private static BigDecimal days(LocalDate date) {
    return BigDecimal.valueOf(date.toEpochDay());
  }

  @Test
  void functionsOfDoubles() {
    checkDoubles(x -> x + 0.1, false);
    checkDoubles(x -> x * 3.3, false);
    checkDoubles(x -> x / -7, true);
    checkDoubles(x -> 5 - x, true);
    checkDoubles(Math::floor, false);
    checkDoubles(x -> (float) x, false);
  }

  private void checkDoubles(DoubleUnaryOperator function, boolean falling) {
    Step step = falling ? FloatingStep.falling(function) : FloatingStep.rising(function);
    for (int i = 0; i < TRIES; i++) {
      double input = number(20, 2).doubleValue() * (random.nextInt(4) == 0 ? 1e300 : 1);
      double near = random.nextBoolean() ? input : Math.nextUp(input);
      Range range = range(Doubles.exact(function.applyAsDouble(near)));
      assertThat(holds(step.inputs(range), Doubles.exact(input)))
          .as("seed " + seed + ": " + input + " for " + range)
          .isEqualTo(holds(range, Doubles.exact(function.applyAsDouble(input))));
    }
    for (double end : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0}) {
      Range range = Range.above(BigDecimal.ONE, true);
      assertThat(holds(step.inputs(range), Doubles.exact(end)))
          .isEqualTo(function.applyAsDouble(end) >= 1);
    }
  }

  @Test
  void theNearestDoubleOrFloat() {
    check(new NearestStep(false, 0), x -> Doubles.exact(x.doubleValue()), 1);
    check(new NearestStep(true, 0), x -> Doubles.exact(x.floatValue()), 0);
    Step step = new NearestStep(false, 0);
    for (int i = 0; i < TRIES; i++) {
      BigDecimal input = number(64, 0);
      BigDecimal other = input.add(number(12, 0));
      Range range = Range.above(Doubles.exact(other.doubleValue()), random.nextBoolean());
      assertThat(holds(step.inputs(range), input))
          .as("seed " + seed + ": " + input + " for " + range)
          .isEqualTo(holds(range, Doubles.exact(input.doubleValue())));
    }
  }

  @Test
  void zonesThatPutTheirClocksGiveMoreInputs() {
    ZoneSteps.Offsets offsets =
        micros -> new Range(BigDecimal.valueOf(4), true, BigDecimal.valueOf(5), true, false);
    Range range = new Range(BigDecimal.valueOf(100), true, BigDecimal.valueOf(200), false, false);
    assertThat(ZoneSteps.fromLocal(offsets).inputs(range))
        .isEqualTo(range.between(BigDecimal.valueOf(95), BigDecimal.valueOf(196)));
    assertThat(ZoneSteps.toLocal(offsets).inputs(range))
        .isEqualTo(range.between(BigDecimal.valueOf(104), BigDecimal.valueOf(205)));
  }
}
