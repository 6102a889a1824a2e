package io.lakewise.table.predicate;

import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of a column for which a condition is true; empty if they cannot be told. */
final class ColumnConditions {

  private ColumnConditions() {}

  static Optional<? extends Intervals<?>> comparison(
      Operator operator, Literal value, DataType column) {
    return column == PrimitiveType.STRING
        ? text(value).map(text -> Intervals.of(operator, text, text))
        : numbers(operator, value, column);
  }

  static Optional<Intervals<byte[]>> startsWith(String prefix, boolean wanted, DataType column) {
    if (column != PrimitiveType.STRING) {
      return Optional.empty();
    }
    byte[] least = utf8(prefix);
    if (least.length == 0) {
      return Optional.of(wanted ? Intervals.everything() : new Intervals<>(List.of(), false));
    }
    byte[] beyond = least.clone();
    // UTF-8 has no byte 0xFF, so the last one can always be raised.
    beyond[beyond.length - 1]++;
    return Optional.of(
        wanted
            ? new Intervals<>(List.of(new Interval<>(least, true, beyond, false)), false)
            : new Intervals<>(
                List.of(Interval.below(least, false), Interval.above(beyond, true)), false));
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

  /**
   * The values in the form of a column's bounds. Texts compare by their code points, which is the
   * order of their UTF-8 bytes.
   */
  @SuppressWarnings("unchecked")
  static ValueRanges ranges(Intervals<?> values, DataType column) {
    return column == PrimitiveType.STRING
        ? new OrderedRanges<>((Intervals<byte[]>) values, Arrays::compareUnsigned)
        : numbers((Intervals<BigDecimal>) values, column);
  }

  private static ValueRanges numbers(Intervals<BigDecimal> intervals, DataType column) {
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
