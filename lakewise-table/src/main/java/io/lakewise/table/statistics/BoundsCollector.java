package io.lakewise.table.statistics;

import io.lakewise.table.predicate.ColumnBounds;
import io.lakewise.table.predicate.IndexedColumn;
import io.lakewise.table.predicate.UnknownBounds;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;

/** Gathers the bounds of one column, file by file; files that are not mentioned have none. */
interface BoundsCollector {

  /** Takes bounds as statistics spell them; either may be null. */
  void between(int file, String low, String high);

  /** Takes bounds where they lie; a slot may be -1. */
  default void between(int file, StatisticsValues values, int low, int high) {
    between(file, values.text(low), values.text(high));
  }

  /** Takes the one value of a partition. */
  void exactly(int file, String value);

  /** Takes note that a file holds no NaN. */
  default void withoutNan(int file) {}

  /** What was gathered. */
  ColumnBounds bounds(long[] nulls, long[] values);

  /** A collector for a column's type. */
  static BoundsCollector of(IndexedColumn column, int files) {
    if (column.type() instanceof DecimalType decimal) {
      return decimal.precision() <= IndexedColumn.LONG_DIGITS
          ? new LongBoundsCollector(column.type(), files)
          : new DecimalBoundsCollector(decimal, files);
    }
    if (!(column.type() instanceof PrimitiveType type)) {
      return new NoBounds(files);
    }
    return switch (type) {
      case BOOLEAN, BYTE, SHORT, INTEGER, LONG, DATE, TIMESTAMP, TIMESTAMP_NTZ ->
          new LongBoundsCollector(type, files);
      case FLOAT, DOUBLE ->
          new DoubleBoundsCollector(type == PrimitiveType.FLOAT, column.onceFloat(), files);
      case STRING -> new TextBoundsCollector(files);
      case BINARY, VARIANT -> new NoBounds(files);
    };
  }

  /** For types without bounds. */
  record NoBounds(int files) implements BoundsCollector {
    @Override
    public void between(int file, String low, String high) {}

    @Override
    public void exactly(int file, String value) {}

    @Override
    public ColumnBounds bounds(long[] nulls, long[] values) {
      return new UnknownBounds(files, nulls, values);
    }
  }
}
