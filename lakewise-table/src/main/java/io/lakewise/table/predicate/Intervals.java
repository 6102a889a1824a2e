package io.lakewise.table.predicate;

import java.util.List;

/**
 * The values of a column for which a condition is true.
 *
 * @param parts intervals; their union is meant
 * @param nan whether it is true for NaN, which no interval holds
 */
record Intervals<T>(List<Interval<T>> parts, boolean nan) {
  Intervals {
    parts = List.copyOf(parts);
  }

  /** The values for which an operator is true against one that is known to lie in a range. */
  static <T> Intervals<T> of(Predicate.Operator operator, T low, T high) {
    return switch (operator) {
      case EQUAL, NOT_DISTINCT -> one(Interval.between(low, high), false);
      case LESS -> one(Interval.below(high, false), false);
      case LESS_OR_EQUAL -> one(Interval.below(high, true), false);
      case GREATER -> one(Interval.above(low, false), true);
      case GREATER_OR_EQUAL -> one(Interval.above(low, true), true);
      case NOT_EQUAL, DISTINCT -> low.equals(high) ? around(low) : everything();
    };
  }

  /** The values for which an operator is true against NaN, the greatest value. */
  static <T> Intervals<T> ofNan(Predicate.Operator operator) {
    return switch (operator) {
      case EQUAL, NOT_DISTINCT, GREATER_OR_EQUAL -> new Intervals<>(List.of(), true);
      case LESS, NOT_EQUAL, DISTINCT -> one(Interval.everything(), false);
      case LESS_OR_EQUAL -> everything();
      case GREATER -> new Intervals<>(List.of(), false);
    };
  }

  static <T> Intervals<T> everything() {
    return one(Interval.everything(), true);
  }

  private static <T> Intervals<T> one(Interval<T> part, boolean nan) {
    return new Intervals<>(List.of(part), nan);
  }

  private static <T> Intervals<T> around(T value) {
    return new Intervals<>(
        List.of(Interval.below(value, false), Interval.above(value, false)), true);
  }
}
