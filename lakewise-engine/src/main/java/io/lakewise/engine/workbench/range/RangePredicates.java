package io.lakewise.engine.workbench.range;

import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Conditions on a column that hold where its value lies in a range. */
public final class RangePredicates {

  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal BEYOND_DECIMALS = new BigDecimal(BigInteger.TEN.pow(38));

  private RangePredicates() {}

  /** That a value of a type lies in a range, in the column's own type. */
  public static Predicate of(Column column, DataType type, Range range) {
    if (type == PrimitiveType.FLOAT || type == PrimitiveType.DOUBLE) {
      return floating(column, type, range);
    }
    if (type == PrimitiveType.BOOLEAN) {
      return flag(column, range);
    }
    if (type instanceof DecimalType decimal) {
      BigDecimal end = BEYOND_DECIMALS.movePointLeft(decimal.scale());
      return exact(column, type, range, decimal.scale(), end.negate(), end);
    }
    return exact(column, type, range, 0, LEAST, GREATEST);
  }

  private static Predicate exact(
      Column column, DataType type, Range range, int scale, BigDecimal least, BigDecimal greatest) {
    BigDecimal first = range.first(scale);
    BigDecimal last = range.last(scale);
    boolean empty =
        first != null
                && (first.compareTo(greatest) > 0 || last != null && first.compareTo(last) > 0)
            || last != null && last.compareTo(least) < 0;
    if (empty) {
      return Predicate.NEVER;
    }
    List<Predicate> ends = new ArrayList<>();
    if (first != null && first.compareTo(least) >= 0) {
      ends.add(is(column, Operator.GREATER_OR_EQUAL, type, value(type, first)));
    }
    if (last != null && last.compareTo(greatest) <= 0) {
      ends.add(is(column, Operator.LESS_OR_EQUAL, type, value(type, last)));
    }
    return ends.isEmpty() ? new Predicate.IsNotNull(column) : and(ends);
  }

  private static Object value(DataType type, BigDecimal number) {
    return type instanceof DecimalType ? number : (Object) number.longValueExact();
  }

  private static Predicate flag(Column column, Range range) {
    BigDecimal first = range.first(0);
    BigDecimal last = range.last(0);
    List<Predicate> values = new ArrayList<>();
    for (boolean value : new boolean[] {false, true}) {
      BigDecimal number = value ? BigDecimal.ONE : BigDecimal.ZERO;
      if ((first == null || first.compareTo(number) <= 0)
          && (last == null || last.compareTo(number) >= 0)) {
        values.add(is(column, Operator.EQUAL, PrimitiveType.BOOLEAN, value));
      }
    }
    return new Predicate.Or(values);
  }

  private static Predicate floating(Column column, DataType type, Range range) {
    boolean single = type == PrimitiveType.FLOAT;
    double first = range.low() == null ? Double.NEGATIVE_INFINITY : Doubles.first(range, single);
    double last = range.high() == null ? Double.POSITIVE_INFINITY : Doubles.last(range, single);
    List<Predicate> ends = new ArrayList<>();
    if (first > Double.NEGATIVE_INFINITY) {
      ends.add(is(column, Operator.GREATER_OR_EQUAL, type, first + 0.0));
    }
    if (last < Double.POSITIVE_INFINITY || !range.nan()) {
      ends.add(is(column, Operator.LESS_OR_EQUAL, type, last + 0.0));
    }
    boolean empty = Double.isNaN(first) || Double.isNaN(last) || first > last;
    Predicate numbers =
        empty ? Predicate.NEVER : ends.isEmpty() ? new Predicate.IsNotNull(column) : and(ends);
    boolean nanIsLeft = range.nan() && (empty || last < Double.POSITIVE_INFINITY);
    Predicate nan = is(column, Operator.EQUAL, type, Double.NaN);
    return nanIsLeft ? empty ? nan : new Predicate.Or(List.of(numbers, nan)) : numbers;
  }

  private static Predicate and(List<Predicate> ends) {
    return ends.size() == 1 ? ends.get(0) : new Predicate.And(ends);
  }

  private static Predicate is(Column column, Operator operator, DataType type, Object value) {
    return new Predicate.Comparison(column, operator, new Literal(type, value));
  }
}
