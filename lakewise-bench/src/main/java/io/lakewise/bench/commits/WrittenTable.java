package io.lakewise.bench.commits;

import io.lakewise.bench.table.BenchTables;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The table into which all writers commit: each row says who wrote it as their how-manieth. */
final class WrittenTable {

  static final String NAME = "table";

  private WrittenTable() {}

  /** Makes it. */
  static void create(DeltaTable table) {
    table.create(metadata()).commit(Operation.of("CREATE TABLE"), null);
  }

  private static Metadata metadata() {
    StructType schema =
        new StructType(
            List.of(
                new StructField("writer", PrimitiveType.INTEGER, true),
                new StructField("number", PrimitiveType.INTEGER, true),
                new StructField("note", PrimitiveType.STRING, true)));
    return Metadata.of(UUID.randomUUID().toString(), schema, List.of(), Map.of(), 0L);
  }

  /** The rows of one insert. */
  static List<List<Object>> rows(int writer, int first, int count) {
    return IntStream.range(first, first + count)
        .<List<Object>>mapToObj(number -> List.of(writer, number, "row " + number))
        .toList();
  }

  /**
   * How many acknowledged rows a table has not, or has twice.
   *
   * @param acknowledged rows by writer
   */
  static long lost(BenchTables tables, int[] acknowledged) {
    BitSet[] found = new BitSet[acknowledged.length];
    Arrays.setAll(found, writer -> new BitSet());
    long twice = 0;
    DeltaTable table = tables.table(NAME);
    Snapshot snapshot = table.snapshot();
    try (RowStream rows =
        tables
            .environment()
            .parquet()
            .read(
                table.scan(snapshot, Predicate.ALWAYS),
                List.of("writer", "number"),
                Predicate.ALWAYS,
                false)) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        BitSet numbers = found[((Number) row.get(0)).intValue()];
        int number = ((Number) row.get(1)).intValue();
        twice += numbers.get(number) ? 1 : 0;
        numbers.set(number);
      }
    }
    long missing = 0;
    for (int writer = 0; writer < found.length; writer++) {
      missing += acknowledged[writer] - found[writer].get(0, acknowledged[writer]).cardinality();
    }
    return missing + twice;
  }
}
