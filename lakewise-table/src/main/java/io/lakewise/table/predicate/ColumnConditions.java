package io.lakewise.table.predicate;

import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The values of a column for which a condition is true; empty if they cannot be told. */
final class ColumnConditions {

  private ColumnConditions() {}

  static Optional<ValueRanges> comparison(Operator operator, Literal value, DataType column) {
    if (column == PrimitiveType.STRING) {
      return text(value).map(text -> ranges(Intervals.of(operator, text, text)));
    }
    return numbers(operator, value, column).map(numbers -> ranges(numbers, column));
  }

  static Optional<ValueRanges> in(List<Literal> values, DataType column) {
    if (column == PrimitiveType.STRING) {
      return union(
              values, value -> text(value).map(text -> Intervals.of(Operator.EQUAL, text, text)))
          .map(ColumnConditions::ranges);
    }
    return union(values, value -> numbers(Operator.EQUAL, value, column))
        .map(numbers -> ranges(numbers, column));
  }

  private static <T> Optional<Intervals<T>> union(
      List<Literal> values, Function<Literal, Optional<Intervals<T>>> equal) {
    List<Interval<T>> parts = new ArrayList<>();
    boolean nan = false;
    for (Literal value : values) {
      Optional<Intervals<T>> one = equal.apply(value);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      parts.addAll(one.get().parts());
      nan |= one.get().nan();
    }
    return Optional.of(new Intervals<>(parts, nan));
  }

  static Optional<ValueRanges> startsWith(String prefix, boolean wanted, DataType column) {
    if (column != PrimitiveType.STRING) {
      return Optional.empty();
    }
    byte[] least = utf8(prefix);
    if (least.length == 0) {
      return Optional.of(
          ranges(wanted ? Intervals.everything() : new Intervals<>(List.of(), false)));
    }
    byte[] beyond = least.clone();
    // UTF-8 has no byte 0xFF, so the last one can always be raised.
    beyond[beyond.length - 1]++;
    return Optional.of(
        ranges(
            wanted
                ? new Intervals<>(List.of(new Interval<>(least, true, beyond, false)), false)
                : new Intervals<>(
                    List.of(Interval.below(least, false), Interval.above(beyond, true)), false)));
  }

  private static Optional<Intervals<BigDecimal>> numbers(
      Operator operator, Literal value, DataType column) {
    return NumericLiteral.of(value, column)
        .map(
            number ->
                number.nan()
                    ? Intervals.ofNan(operator)
                    : Intervals.of(operator, number.low(), number.high()));
  }

  /** Texts compare by their code points, which is the order of their UTF-8 bytes. */
  private static ValueRanges ranges(Intervals<byte[]> intervals) {
    return new OrderedRanges<>(intervals, Arrays::compareUnsigned);
  }

  private static ValueRanges ranges(Intervals<BigDecimal> intervals, DataType column) {
    if (NumericLiteral.isFloating(column)) {
      return DoubleRanges.of(intervals);
    }
    if (column instanceof DecimalType decimal) {
      return decimal.precision() <= IndexedColumn.LONG_DIGITS
          ? LongRanges.of(intervals, decimal.scale())
          : new OrderedRanges<>(intervals, BigDecimal::compareTo);
    }
    return LongRanges.of(intervals, 0);
  }

  private static Optional<byte[]> text(Literal value) {
    return value.type() == PrimitiveType.STRING
        ? Optional.of(utf8((String) value.value()))
        : Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
