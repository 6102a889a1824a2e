package io.lakewise.table.predicate;

import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of one column, none of them null, for which a predicate has an outcome.
 *
 * @param name the column
 * @param column what it is in the files
 * @param values byte arrays of UTF-8 for texts, else numbers in the column's unit
 */
record ColumnSet(Column name, IndexedColumn column, Intervals<?> values) {

  private static final IntervalOrder<byte[]> TEXTS = new IntervalOrder<>(Arrays::compareUnsigned);
  private static final IntervalOrder<BigDecimal> NUMBERS =
      new IntervalOrder<>(BigDecimal::compareTo);

  /** The set of a predicate and an outcome; empty if it is about nulls or several columns. */
  static Optional<ColumnSet> of(
      Predicate predicate, boolean wanted, Function<Column, Optional<IndexedColumn>> columns) {
    if (predicate instanceof Predicate.Not not) {
      return of(not.child(), !wanted, columns);
    }
    if (predicate instanceof Predicate.And and) {
      return children(and.children(), wanted, wanted, columns);
    }
    if (predicate instanceof Predicate.Or or) {
      return children(or.children(), wanted, !wanted, columns);
    }
    if (predicate instanceof Predicate.Comparison comparison) {
      Operator operator = wanted ? comparison.operator() : comparison.operator().opposite();
      return operator == Operator.DISTINCT
          ? Optional.empty()
          : set(
              comparison.column(),
              columns,
              column -> ColumnConditions.comparison(operator, comparison.value(), column.type()));
    }
    if (predicate instanceof Predicate.In in) {
      return children(equal(in), wanted, !wanted, columns);
    }
    if (predicate instanceof Predicate.StartsWith starts) {
      return set(
          starts.column(),
          columns,
          column -> ColumnConditions.startsWith(starts.prefix(), wanted, column.type()));
    }
    return Optional.empty();
  }

  private static List<Predicate> equal(Predicate.In in) {
    List<Predicate> equal = new ArrayList<>();
    for (Literal value : in.values()) {
      equal.add(new Predicate.Comparison(in.column(), Operator.EQUAL, value));
    }
    return equal;
  }

  private static Optional<ColumnSet> set(
      Column name,
      Function<Column, Optional<IndexedColumn>> columns,
      Function<IndexedColumn, Optional<? extends Intervals<?>>> values) {
    return columns
        .apply(name)
        .flatMap(column -> values.apply(column).map(set -> new ColumnSet(name, column, set)));
  }

  private static Optional<ColumnSet> children(
      List<Predicate> children,
      boolean wanted,
      boolean all,
      Function<Column, Optional<IndexedColumn>> columns) {
    List<ColumnSet> sets = new ArrayList<>();
    for (Predicate child : children) {
      Optional<ColumnSet> set = of(child, wanted, columns);
      if (set.isEmpty() || !sets.isEmpty() && !set.get().isSameColumn(sets.get(0))) {
        return Optional.empty();
      }
      sets.add(set.get());
    }
    return sets.isEmpty() ? Optional.empty() : Optional.of(all ? intersection(sets) : union(sets));
  }

  boolean isSameColumn(ColumnSet other) {
    return column.equals(other.column);
  }

  /** The values in all sets of a column. */
  static ColumnSet intersection(List<ColumnSet> sets) {
    return sets.get(0)
        .with(isText(sets) ? TEXTS.intersection(cast(sets)) : NUMBERS.intersection(cast(sets)));
  }

  private static ColumnSet union(List<ColumnSet> sets) {
    return sets.get(0).with(isText(sets) ? TEXTS.union(cast(sets)) : NUMBERS.union(cast(sets)));
  }

  private static boolean isText(List<ColumnSet> sets) {
    return sets.get(0).column.type() == PrimitiveType.STRING;
  }

  /** The column's type decides which values the sets hold. */
  @SuppressWarnings("unchecked")
  private static <T> List<Intervals<T>> cast(List<ColumnSet> sets) {
    return sets.stream().map(set -> (Intervals<T>) set.values).toList();
  }

  private ColumnSet with(Intervals<?> other) {
    return new ColumnSet(name, column, other);
  }

  /** The values in the form of the column's bounds. */
  ValueRanges ranges() {
    return ColumnConditions.ranges(values, column.type());
  }
}
