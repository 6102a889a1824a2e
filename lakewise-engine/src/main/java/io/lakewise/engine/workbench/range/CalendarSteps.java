package io.lakewise.engine.workbench.range;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.function.UnaryOperator;

/** Functions of dates, in days since the epoch, and of times, in microseconds since it. */
public final class CalendarSteps {

  private static final BigDecimal MICROS_PER_DAY = BigDecimal.valueOf(86_400_000_000L);
  private static final BigDecimal FARTHEST_YEAR = BigDecimal.valueOf(999_999);

  /** A part of a date to which dates are cut. */
  public enum Unit {
    /** To 1 January. */
    YEAR,
    /** To the first day of a quarter. */
    QUARTER,
    /** To the first day of a month. */
    MONTH,
    /** To a Monday. */
    WEEK
  }

  private CalendarSteps() {}

  /** From a date to its midnight. */
  public static Step midnight() {
    return ExactSteps.times(MICROS_PER_DAY);
  }

  /** From a time to its date. */
  public static Step day() {
    return floor(MICROS_PER_DAY, BigDecimal.ONE);
  }

  /**
   * From a time to the begin of its hour, minute, or what else begins every so many microseconds.
   */
  public static Step every(long micros) {
    return floor(BigDecimal.valueOf(micros), BigDecimal.valueOf(micros));
  }

  /** {@code floor(x / size) * factor}. */
  private static Step floor(BigDecimal size, BigDecimal factor) {
    Step scaled = ExactSteps.times(factor);
    return outputs -> {
      Range counts = scaled.inputs(outputs);
      BigDecimal first = counts.first(0);
      BigDecimal last = counts.last(0);
      return new Range(
          first == null ? null : first.multiply(size),
          true,
          last == null ? null : last.add(BigDecimal.ONE).multiply(size),
          false,
          false);
    };
  }

  /** From a date to its year. */
  public static Step year() {
    return outputs ->
        new Range(newYear(outputs.first(0), 0), true, newYear(outputs.last(0), 1), false, false);
  }

  private static BigDecimal newYear(BigDecimal year, int later) {
    if (year == null) {
      return null;
    }
    BigDecimal near = year.max(FARTHEST_YEAR.negate()).min(FARTHEST_YEAR);
    return days(LocalDate.of(near.intValueExact() + later, 1, 1));
  }

  /** From a date to the first date of its unit. */
  public static Step begin(Unit unit) {
    UnaryOperator<LocalDate> begin = date -> begin(unit, date);
    return outputs -> {
      BigDecimal first = outputs.first(0);
      BigDecimal last = outputs.last(0);
      return new Range(
          isFar(first) ? null : days(from(unit, begin, first)),
          true,
          isFar(last) ? null : days(next(unit, begin.apply(date(last)))),
          false,
          false);
    };
  }

  private static LocalDate from(Unit unit, UnaryOperator<LocalDate> begin, BigDecimal day) {
    LocalDate date = date(day);
    LocalDate cut = begin.apply(date);
    return cut.equals(date) ? cut : next(unit, cut);
  }

  private static LocalDate begin(Unit unit, LocalDate date) {
    return switch (unit) {
      case YEAR -> date.withDayOfYear(1);
      case QUARTER -> date.withDayOfMonth(1).minusMonths((date.getMonthValue() - 1) % 3);
      case MONTH -> date.withDayOfMonth(1);
      case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    };
  }

  private static LocalDate next(Unit unit, LocalDate begin) {
    return switch (unit) {
      case YEAR -> begin.plusYears(1);
      case QUARTER -> begin.plusMonths(3);
      case MONTH -> begin.plusMonths(1);
      case WEEK -> begin.plusWeeks(1);
    };
  }

  private static boolean isFar(BigDecimal day) {
    return day == null || day.abs().compareTo(FARTHEST_YEAR.multiply(BigDecimal.valueOf(365))) > 0;
  }

  private static LocalDate date(BigDecimal day) {
    return LocalDate.ofEpochDay(day.setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  private static BigDecimal days(LocalDate date) {
    return BigDecimal.valueOf(date.toEpochDay());
  }
}
