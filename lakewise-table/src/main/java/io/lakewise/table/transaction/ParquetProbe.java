package io.lakewise.table.transaction;

import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.predicate.Predicate;
import java.util.List;

/** Reads rows through the Parquet port; a condition that the port cannot decide meets every row. */
record ParquetProbe(Parquet parquet, Predicate condition) implements RowProbe {

  @Override
  public boolean matchesAny(FileScan rows) {
    if (isOpaque(condition)) {
      return true;
    }
    try (RowStream stream = parquet.read(rows, List.of(), condition, false)) {
      return stream.next() != null;
    }
  }

  private static boolean isOpaque(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      return and.children().stream().anyMatch(ParquetProbe::isOpaque);
    }
    if (predicate instanceof Predicate.Or or) {
      return or.children().stream().anyMatch(ParquetProbe::isOpaque);
    }
    if (predicate instanceof Predicate.Not not) {
      return isOpaque(not.child());
    }
    return predicate instanceof Predicate.Opaque;
  }
}
