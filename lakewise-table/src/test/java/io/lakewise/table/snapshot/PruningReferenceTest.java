package io.lakewise.table.snapshot;

import static io.lakewise.table.snapshot.TestFiles.file;
import static io.lakewise.table.snapshot.TestFiles.schema;
import static io.lakewise.table.snapshot.TestFiles.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.GeneratedRows.Cell;
import io.lakewise.table.type.PrimitiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated files and predicates. The pruner must never leave out a file with a matching row, and
 * leaves out all that bounds of a single column rule out. Both are judged by code that shares
 * nothing with it: a row evaluator, and a look at all values that the bounds allow.
 */
class PruningReferenceTest {

  private static final Metadata TABLE =
      table(
          schema(
              "n", PrimitiveType.LONG,
              "d", PrimitiveType.DOUBLE,
              "s", PrimitiveType.STRING,
              "p", PrimitiveType.STRING),
          List.of("p"),
          Map.of());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aFileWithAMatchingRowIsNeverLeftOut(long seed) {
    Random random = new Random(seed);
    List<List<Cell[]>> rows = new ArrayList<>();
    FileIndexBuilder builder = FileIndexBuilder.forMetadata(TABLE);
    for (int at = 0; at < 300; at++) {
      List<Cell[]> content = GeneratedRows.file(random);
      rows.add(content);
      builder.add(GeneratedRows.describe("f" + at, content, random));
    }
    FileIndex index = builder.build();
    int leftOut = 0;
    for (int round = 0; round < 400; round++) {
      Predicate predicate = GeneratedRows.predicate(random, 3);
      List<String> kept = index.select(predicate).files().stream().map(AddFile::path).toList();
      leftOut += rows.size() - kept.size();
      for (int at = 0; at < rows.size(); at++) {
        boolean matches =
            rows.get(at).stream()
                .anyMatch(row -> Boolean.TRUE.equals(RowLogic.holds(predicate, row)));
        assertThat(!matches || kept.contains("f" + at))
            .as("seed %d file %d predicate %s", seed, at, predicate)
            .isTrue();
      }
    }
    assertThat(leftOut).as("files left out, seed %d", seed).isGreaterThan(1000);
  }

  /** Whole numbers from 0 to 9 in bounds: every value that they allow can be tried. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aFileIsKeptOnlyIfSomeAllowedValueMatches(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      int low = random.nextInt(10);
      int high = low + random.nextInt(10 - low);
      int nulls = random.nextInt(3);
      int records = 2;
      String bounds =
          nulls == records
              ? "\"minValues\":{},\"maxValues\":{}"
              : "\"minValues\":{\"n\":%d},\"maxValues\":{\"n\":%d}".formatted(low, high);
      String stats =
          "{\"numRecords\":%d,%s,\"nullCount\":{\"n\":%d}}".formatted(records, bounds, nulls);
      Predicate predicate = GeneratedRows.comparisonOf(random, Column.of("n"));
      boolean expected = nulls > 0 && matches(predicate, Cell.NULL);
      for (int value = low; value <= high && nulls < records; value++) {
        expected |= matches(predicate, Cell.of((long) value));
      }
      FileIndex index = FileIndexBuilder.forMetadata(TABLE).add(file("f", stats)).build();
      assertThat(index.select(predicate).files().size())
          .as("seed %d stats %s predicate %s", seed, stats, predicate)
          .isEqualTo(expected ? 1 : 0);
    }
  }

  private static boolean matches(Predicate predicate, Cell n) {
    return Boolean.TRUE.equals(
        RowLogic.holds(predicate, new Cell[] {n, Cell.NULL, Cell.NULL, Cell.NULL}));
  }
}
