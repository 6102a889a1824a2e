package io.lakewise.table.predicate;

import java.math.BigDecimal;

/** Bounds as values that only compare: UTF-8 texts, long decimals. */
public final class OrderedBounds<T> extends ColumnBounds {

  private final T[] low;
  private final T[] high;

  private OrderedBounds(long[] nulls, long[] values, T[] low, T[] high) {
    super(low.length, nulls, values);
    this.low = low;
    this.high = high;
  }

  /** Bounds of texts as UTF-8, null for none; the arrays are the bounds' own. */
  public static ColumnBounds ofTexts(long[] nulls, long[] values, byte[][] low, byte[][] high) {
    return new OrderedBounds<>(nulls, values, low, high);
  }

  /** Bounds of decimals, null for none; the arrays are the bounds' own. */
  public static ColumnBounds ofDecimals(
      long[] nulls, long[] values, BigDecimal[] low, BigDecimal[] high) {
    return new OrderedBounds<>(nulls, values, low, high);
  }

  /** The column's type decides the form of both the bounds and the ranges. */
  @Override
  @SuppressWarnings("unchecked")
  boolean overlaps(int file, ValueRanges ranges) {
    return ((OrderedRanges<T>) ranges).overlaps(low[file], high[file]);
  }
}
