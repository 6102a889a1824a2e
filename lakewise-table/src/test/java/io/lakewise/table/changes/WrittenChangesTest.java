package io.lakewise.table.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TestLake;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenChangesTest {

  @TempDir Path folder;

  @Test
  void changeFilesAreTakenAsTheyAre() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = lake.table("t");
    table
        .create(TestLake.metadata("delta.enableChangeDataFeed", "true"))
        .add(lake.staged(List.of(List.of(1L, "a"), List.of(2L, "b"))).get(0))
        .commit(Operation.of("CREATE TABLE AS SELECT"), "me");
    Transaction update = table.begin();
    update.remove(table.snapshot().files().all().get(0));
    update.add(lake.staged(List.of(List.of(1L, "a"), List.of(2L, "c"))).get(0));
    update.changeFile(
        lake.staged(
                withChangeType(),
                List.of(List.of(2L, "b", "update_preimage"), List.of(2L, "c", "update_postimage")))
            .get(0));
    update.commit(Operation.of("UPDATE"), "me");
    assertThat(rows(table, 1, 1))
        .containsExactlyInAnyOrder(
            List.of(2L, "b", "update_preimage"), List.of(2L, "c", "update_postimage"));
    assertThat(rows(table, 0, 0))
        .containsExactlyInAnyOrder(List.of(1L, "a", "insert"), List.of(2L, "b", "insert"));
    assertThat(lake.location("t").resolve("_change_data")).isDirectoryContaining("glob:**cdc-*");
  }

  private static Metadata withChangeType() {
    List<StructField> fields = new ArrayList<>(TestLake.metadata().schema().fields());
    fields.add(new StructField(ChangeScan.CHANGE_TYPE, PrimitiveType.STRING, true));
    return Metadata.of("id", new StructType(fields), List.of(), Map.of(), null);
  }

  private static List<List<Object>> rows(DeltaTable table, long from, long to) {
    List<List<Object>> rows = new ArrayList<>();
    try (RowStream stream = table.changes().rows(from, to)) {
      for (List<Object> row = stream.next(); row != null; row = stream.next()) {
        rows.add(List.copyOf(row.subList(0, 3)));
      }
    }
    return rows;
  }
}
