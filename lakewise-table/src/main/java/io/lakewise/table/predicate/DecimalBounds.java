package io.lakewise.table.predicate;

import java.math.BigDecimal;

/** Bounds of decimals that do not fit a long. */
public final class DecimalBounds extends ColumnBounds {

  private final BigDecimal[] low;
  private final BigDecimal[] high;

  /** Bounds of a batch of files, null for none; the arrays are the bounds' own. */
  public DecimalBounds(long[] nulls, long[] values, BigDecimal[] low, BigDecimal[] high) {
    super(low.length, nulls, values);
    this.low = low;
    this.high = high;
  }

  /** The column's type decides the form of both the bounds and the ranges. */
  @Override
  @SuppressWarnings("unchecked")
  boolean overlaps(int file, ValueRanges ranges) {
    return ((OrderedRanges<BigDecimal>) ranges).overlaps(low[file], high[file]);
  }
}
