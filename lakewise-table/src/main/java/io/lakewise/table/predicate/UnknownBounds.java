package io.lakewise.table.predicate;

/** No bounds, at most what is known of nulls. */
public final class UnknownBounds extends ColumnBounds {

  /** For a number of files; the arrays are the bounds' own. */
  public UnknownBounds(int files, long[] nulls, long[] values) {
    super(files, nulls, values);
  }

  @Override
  boolean overlaps(int file, ValueRanges ranges) {
    return true;
  }
}
