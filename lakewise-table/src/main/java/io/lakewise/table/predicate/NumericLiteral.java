package io.lakewise.table.predicate;

import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A constant as a number in the unit of the column that it is compared with. Engines round one side
 * when types differ (a decimal constant becomes a double beside a double column), so it is a range
 * that holds the constant however it is rounded.
 *
 * @param low the least it may be
 * @param high the greatest it may be
 * @param nan whether it is NaN, without a range
 */
record NumericLiteral(BigDecimal low, BigDecimal high, boolean nan) {

  /** Stands for infinity: greater than every double and decimal. */
  static final BigDecimal INFINITY = new BigDecimal("1e400");

  private static final BigDecimal MICROS_PER_DAY = BigDecimal.valueOf(86_400_000_000L);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int SAFE_DOUBLE_DIGITS = 15;

  /** The constant beside a column, or empty if the two do not compare as numbers. */
  static Optional<NumericLiteral> of(Literal literal, DataType column) {
    if (isNumber(column) && isNumber(literal.type())) {
      return Optional.of(number(literal, column));
    }
    if (!(literal.value() instanceof Boolean) && !(literal.value() instanceof Number)) {
      return Optional.empty();
    }
    if (literal.type() == column && isCounted(column)) {
      return Optional.of(exactly(whole(literal.value())));
    }
    if (column == PrimitiveType.TIMESTAMP_NTZ && literal.type() == PrimitiveType.DATE) {
      return Optional.of(exactly(whole(literal.value()).multiply(MICROS_PER_DAY)));
    }
    if (column == PrimitiveType.DATE && literal.type() == PrimitiveType.TIMESTAMP_NTZ) {
      return Optional.of(exactly(days(whole(literal.value()))));
    }
    return Optional.empty();
  }

  private static boolean isCounted(DataType type) {
    return type == PrimitiveType.BOOLEAN
        || type == PrimitiveType.DATE
        || type == PrimitiveType.TIMESTAMP
        || type == PrimitiveType.TIMESTAMP_NTZ;
  }

  static boolean isNumber(DataType type) {
    return isWhole(type) || isFloating(type) || type instanceof DecimalType;
  }

  static boolean isWhole(DataType type) {
    return type == PrimitiveType.BYTE
        || type == PrimitiveType.SHORT
        || type == PrimitiveType.INTEGER
        || type == PrimitiveType.LONG;
  }

  static boolean isFloating(DataType type) {
    return type == PrimitiveType.FLOAT || type == PrimitiveType.DOUBLE;
  }

  private static BigDecimal whole(Object value) {
    if (value instanceof Boolean b) {
      return b ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return BigDecimal.valueOf(((Number) value).longValue());
  }

  /** A time within a day lies between two days: anything between them orders alike. */
  private static BigDecimal days(BigDecimal micros) {
    BigDecimal floor = micros.divide(MICROS_PER_DAY, 0, RoundingMode.FLOOR);
    boolean midnight = floor.multiply(MICROS_PER_DAY).compareTo(micros) == 0;
    return midnight ? floor : floor.add(HALF);
  }

  private static NumericLiteral number(Literal literal, DataType column) {
    Object value = literal.value();
    boolean floating = value instanceof Double || value instanceof Float;
    if (floating && Double.isNaN(((Number) value).doubleValue())) {
      return new NumericLiteral(null, null, true);
    }
    if (isFloating(column)) {
      return besideFloating(exact(value), column);
    }
    return floating
        ? doubleBesideExact(((Number) value).doubleValue(), literal.type(), column)
        : exactly(exact(value));
  }

  private static NumericLiteral besideFloating(BigDecimal value, DataType column) {
    NumericLiteral range = exactly(value).including(exact(value.doubleValue()));
    return column == PrimitiveType.FLOAT
        ? range.including(exact((double) value.floatValue()))
        : range;
  }

  private static NumericLiteral doubleBesideExact(double value, DataType type, DataType column) {
    BigDecimal exact = exact(value);
    if (Double.isInfinite(value)) {
      return exactly(exact);
    }
    boolean single = type == PrimitiveType.FLOAT;
    if (isWhole(column) && Math.abs(value) < (single ? 1L << 24 : 1L << 53)) {
      return exactly(exact);
    }
    if (!single && column instanceof DecimalType decimal && fitsDouble(decimal)) {
      BigDecimal nearest = exact.setScale(decimal.scale(), RoundingMode.HALF_EVEN);
      return exactly(nearest.doubleValue() == value ? nearest : exact);
    }
    BigDecimal step = BigDecimal.valueOf(single ? Math.ulp((float) value) : Math.ulp(value));
    return new NumericLiteral(exact.subtract(step), exact.add(step), false);
  }

  private static boolean fitsDouble(DecimalType type) {
    return type.precision() <= SAFE_DOUBLE_DIGITS;
  }

  private static BigDecimal exact(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isInfinite(number)) {
        return number > 0 ? INFINITY : INFINITY.negate();
      }
      return new BigDecimal(number);
    }
    return BigDecimal.valueOf(((Number) value).longValue());
  }

  private static NumericLiteral exactly(BigDecimal value) {
    return new NumericLiteral(value, value, false);
  }

  private NumericLiteral including(BigDecimal value) {
    return new NumericLiteral(low.min(value), high.max(value), false);
  }
}
