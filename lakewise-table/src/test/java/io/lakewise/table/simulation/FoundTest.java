package io.lakewise.table.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What random histories have found, each in as few steps as it takes. */
class FoundTest {

  @TempDir Path folder;
  private World world;
  private Runnable beforeTheCommit = () -> {};
  private DeltaTable table;

  @BeforeEach
  void open() {
    world = new World(1, folder, new JsonCheckpoints(), 0, Mutation.NONE);
    FaultyStore store = new FaultyStore(world.objects, new Random(1), 0).hook(this::before);
    table = DeltaTable.at(world.environment(store), "/lake/t");
  }

  private void before(String method, String path) {
    if (method.equals("putIfAbsent") && path.endsWith(".json")) {
      Runnable first = beforeTheCommit;
      beforeTheCommit = () -> {};
      first.run();
    }
  }

  private void create(String... properties) {
    Map<String, String> configuration = new HashMap<>();
    for (int i = 0; i < properties.length; i += 2) {
      configuration.put(properties[i], properties[i + 1]);
    }
    List<StructField> fields = new ArrayList<>();
    for (String name : Row.COLUMNS) {
      PrimitiveType type = name.equals("part") ? PrimitiveType.STRING : PrimitiveType.LONG;
      fields.add(new StructField(name, type, true));
    }
    StructType schema = new StructType(fields);
    table
        .create(
            new Metadata(
                "id", null, null, "parquet", Map.of(), schema, List.of(), configuration, 0L))
        .commit(Operation.of("CREATE TABLE"), "me");
  }

  private Committed append(long id) {
    Transaction append = table.begin();
    new Writes(world.calm()).insert(append, List.of(row(id)));
    return append.commit(Operation.of("WRITE"), "me");
  }

  private static Row row(long id) {
    return new Row(id, id, "a", 0, Map.of());
  }

  private Transaction update(long key) {
    Transaction update = table.begin();
    new Writes(world.calm())
        .change(table, update, Writes.keys(key, key), row -> row.plus(1), List.of());
    return update;
  }

  @Test
  void aTableWithTimesInItsCommitsIsReadAsOfATimeWhenItsFirstCommitsAreGone() {
    create(
        "delta.enableInCommitTimestamps", "true",
        "delta.checkpointInterval", "2",
        "delta.logRetentionDuration", "interval 1 hour");
    for (long id = 1; id <= 8; id++) {
      append(id);
      world.clock.advance(Duration.ofMinutes(40));
    }
    assertThat(table.history(99)).hasSizeLessThan(9);
    Snapshot newest = table.snapshot();
    assertThat(table.snapshotAsOf(Instant.ofEpochMilli(newest.timestamp())).version())
        .isEqualTo(8);
    assertThat(table.snapshotAsOf(Instant.ofEpochMilli(newest.timestamp() - 1)).version())
        .isEqualTo(7);
  }

  @Test
  void vacuumKeepsTheRowChangesOfACommitThatCameLongAfterItsFiles() {
    create("delta.enableChangeDataFeed", "true", "delta.enableDeletionVectors", "true");
    append(1);
    Transaction update = update(1);
    beforeTheCommit = () -> world.clock.advance(Duration.ofHours(5));
    update.commit(Operation.of("UPDATE"), "me");
    world.clock.advance(Duration.ofHours(20));
    vacuum(Duration.ofHours(24));
    try (RowStream changes = table.changes().rows(2, 2)) {
      assertThat(changes.next()).contains("update_preimage");
    }
  }

  @Test
  void vacuumKeepsFilesAsLongAsItSaysEvenIfCheckpointsForgetThemSooner() {
    create(
        "delta.deletedFileRetentionDuration", "interval 1 hour", "delta.checkpointInterval", "4");
    append(1);
    world.clock.advance(Duration.ofHours(30));
    AddFile file = table.snapshot().files().all().get(0);
    Transaction delete = table.begin();
    delete.remove(file).commit(Operation.of("DELETE"), "me");
    world.clock.advance(Duration.ofHours(5));
    append(2);
    append(3);
    vacuum(Duration.ofHours(24));
    Snapshot older = table.snapshotAt(1);
    assertThat(table.scan(older, older.files().all()).files()).hasSize(1);
  }

  @Test
  void anUnfinishedCloneOfAForgottenVersionKeepsWhatThereWasAndNotVacuumFromRunning() {
    create(
        "delta.checkpointInterval", "2",
        "delta.logRetentionDuration", "interval 1 hour",
        "delta.deletedFileRetentionDuration", "interval 1 hour");
    append(1);
    AddFile file = table.snapshot().files().all().get(0);
    new CloneHolds(world.calm()).hold(table.snapshotAt(1), "c", "/lake/c");
    Transaction delete = table.begin();
    delete.remove(file).commit(Operation.of("DELETE"), "me");
    for (long id = 2; id <= 8; id++) {
      world.clock.advance(Duration.ofHours(5));
      append(id);
    }
    String path = "/lake/t/" + file.path();
    assertThat(vacuum(Duration.ofHours(1)).files()).doesNotContain(path);
    world.clock.advance(Duration.ofDays(7));
    assertThat(vacuum(Duration.ofHours(1)).files()).contains(path);
  }

  private Vacuum.Doomed vacuum(Duration retention) {
    return new Vacuum(world.calm(), new CloneHolds(world.calm()))
        .run(table.snapshot(), retention, "me");
  }
}
