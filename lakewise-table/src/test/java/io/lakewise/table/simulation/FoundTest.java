package io.lakewise.table.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.storage.ForwardingStore;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.transaction.CommitConflictException;
import io.lakewise.table.transaction.CommitStateUnknownException;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What random histories have found, each in as few steps as it takes. */
class FoundTest {

  @TempDir Path folder;
  private World world;
  private Runnable beforeTheCommit = () -> {};
  private Runnable beforeTheNextCommitIsLookedFor = () -> {};
  private Consumer<String> beforeACheckpointIsRead;
  private Answer answer;

  /** What happens to commits, other than that they are written. */
  private interface Answer {
    void take(String path, byte[] content) throws IOException;
  }

  private DeltaTable table;

  @BeforeEach
  void open() {
    world = new World(1, folder, new JsonCheckpoints(), 0, Mutation.NONE);
    ObjectStore answering =
        new ForwardingStore(world.objects) {
          @Override
          public void putIfAbsent(String path, byte[] content) throws IOException {
            if (answer != null && CommitEditor.isCommit(path)) {
              answer.take(path, content);
            }
            store.putIfAbsent(path, content);
          }
        };
    FaultyStore store = new FaultyStore(answering, new Random(1), 0).hook(this::before);
    table = DeltaTable.at(world.environment(store), "/lake/t");
  }

  private void before(String method, String path) {
    boolean isRead = method.equals("read") || method.equals("localPath");
    if (isRead && beforeACheckpointIsRead != null && path.contains(".checkpoint.")) {
      Consumer<String> first = beforeACheckpointIsRead;
      beforeACheckpointIsRead = null;
      first.accept(path);
    }
    if (method.equals("head") && path.endsWith("2.json")) {
      Runnable first = beforeTheNextCommitIsLookedFor;
      beforeTheNextCommitIsLookedFor = () -> {};
      first.run();
    }
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
        .create(Metadata.of("id", schema, List.of(), configuration, 0L))
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
    assertThat(table.snapshotAsOf(Instant.ofEpochMilli(newest.timestamp())).version()).isEqualTo(8);
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

  @Test
  void aTransactionOnAVersionThatTheLogHasForgottenDoesNotCommitIntoThePast() {
    create("delta.checkpointInterval", "2", "delta.logRetentionDuration", "interval 1 hour");
    append(1);
    Transaction slow = table.begin();
    new Writes(world.calm()).insert(slow, List.of(row(99)));
    for (long id = 2; id <= 8; id++) {
      world.clock.advance(Duration.ofHours(1));
      append(id);
    }
    assertThatThrownBy(() -> slow.commit(Operation.of("WRITE"), "me"))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("not in the table's log any more");
    assertThat(table.snapshot().files().count()).isEqualTo(8);
  }

  @Test
  void aReaderDoesNotTakeAnOldVersionForTheNewestBecauseTheLogIsCleanedUpMeanwhile() {
    create("delta.checkpointInterval", "2", "delta.logRetentionDuration", "interval 1 hour");
    append(1);
    DeltaTable writer = world.fresh("/lake/t");
    table.snapshot();
    beforeTheNextCommitIsLookedFor =
        () -> {
          for (long id = 2; id <= 8; id++) {
            world.clock.advance(Duration.ofHours(1));
            Transaction append = writer.begin();
            new Writes(world.calm()).insert(append, List.of(row(id)));
            append.commit(Operation.of("WRITE"), "me");
          }
        };
    assertThat(table.snapshot().version()).isEqualTo(8);
  }

  @Test
  void aStatementThatTookTooLongToCommitDoesNotNameFilesThatAreGone() {
    create("delta.deletedFileRetentionDuration", "interval 24 hours");
    Transaction slow = table.begin();
    new Writes(world.calm()).insert(slow, List.of(row(1)));
    answer =
        (path, content) -> {
          answer = null;
          append(2);
          world.clock.advance(Duration.ofHours(30));
        };
    assertThatThrownBy(() -> slow.commit(Operation.of("WRITE"), "me"))
        .hasMessageContaining("VACUUM");
  }

  @Test
  void aCheckpointForgetsApplicationsAfterTheRetentionOfTheTable() {
    create(
        "delta.checkpointInterval", "3",
        "delta.setTransactionRetentionDuration", "interval 1 hour");
    Transaction first = table.begin();
    first.applicationTransaction("a", 7).commit(Operation.of("WRITE"), "me");
    world.clock.advance(Duration.ofHours(2));
    Transaction second = table.begin();
    second.applicationTransaction("b", 8).commit(Operation.of("WRITE"), "me");
    append(1);
    assertThat(world.fresh("/lake/t").snapshot().transactions()).containsOnlyKeys("b");
  }

  @Test
  void vacuumTakesSidecarsThatNoCheckpointNames() throws IOException {
    create("delta.checkpointPolicy", "v2", "delta.checkpointInterval", "2");
    append(1);
    append(2);
    String orphan = "/lake/t/_delta_log/_sidecars/orphan.parquet";
    world.objects.put(orphan, new byte[] {1});
    world.clock.advance(Duration.ofDays(2));
    assertThat(vacuum(Duration.ofDays(1)).files()).containsExactly(orphan);
    assertThat(world.fresh("/lake/t").snapshot().files().count()).isEqualTo(2);
  }

  @Test
  void anUnknownOutcomeIsSettledSoThatItNeverChangesAgain() throws IOException {
    create();
    List<byte[]> late = new ArrayList<>();
    answer =
        (path, content) -> {
          late.add(content);
          throw new IOException("no answer");
        };
    Transaction append = table.begin();
    new Writes(world.calm()).insert(append, List.of(row(1)));
    CommitStateUnknownException unknown =
        assertThrows(
            CommitStateUnknownException.class, () -> append.commit(Operation.of("WRITE"), "me"));
    answer = null;
    assertThat(table.settle(unknown, "me")).isFalse();
    assertThatThrownBy(
            () ->
                world.objects.putIfAbsent(
                    "/lake/t/_delta_log/00000000000000000001.json", late.get(0)))
        .isInstanceOf(FileAlreadyExistsException.class);
    append(2);
    assertThat(table.snapshot().files().count()).isEqualTo(1);
  }

  @Test
  void aCreationOfUnknownOutcomeStaysUnknownAsNothingElseCanTakeItsPlace() throws IOException {
    List<byte[]> late = new ArrayList<>();
    answer =
        (path, content) -> {
          late.add(content);
          throw new IOException("no answer");
        };
    CommitStateUnknownException unknown =
        assertThrows(CommitStateUnknownException.class, () -> create());
    answer = null;
    assertThatThrownBy(() -> table.settle(unknown, "me")).isSameAs(unknown);
    world.objects.putIfAbsent("/lake/t/_delta_log/00000000000000000000.json", late.get(0));
    assertThat(table.settle(unknown, "me")).isTrue();
  }

  @Test
  void vacuumPassesByACheckpointThatIsCleanedUpMeanwhile() throws IOException {
    create("delta.checkpointPolicy", "v2", "delta.checkpointInterval", "2");
    append(1);
    append(2);
    world.objects.put("/lake/t/_delta_log/_sidecars/orphan.parquet", new byte[] {1});
    world.clock.advance(Duration.ofDays(2));
    beforeACheckpointIsRead = path -> beforeACheckpointIsRead = this::delete;
    new Vacuum(table.environment(), new CloneHolds(world.calm()))
        .dryRun(table.snapshot(), Duration.ofDays(1));
    assertThat(beforeACheckpointIsRead).isNull();
  }

  private void delete(String path) {
    try {
      world.objects.delete(path);
    } catch (IOException cannotBe) {
      throw new AssertionError(cannotBe);
    }
  }

  private Vacuum.Doomed vacuum(Duration retention) {
    return new Vacuum(world.calm(), new CloneHolds(world.calm()))
        .run(table.snapshot(), retention, "me");
  }
}
