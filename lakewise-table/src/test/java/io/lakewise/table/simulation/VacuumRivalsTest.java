package io.lakewise.table.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.maintenance.Restore;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.transaction.CommitConflictException;
import io.lakewise.table.transaction.LogCleanup;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a long run of random histories has found about those who delete files meanwhile. */
class VacuumRivalsTest {

  private interface Step {
    void before(String method, String path);
  }

  @TempDir Path folder;
  private World world;
  private DeltaTable table;
  private Step step = (method, path) -> {};

  @BeforeEach
  void create() {
    world = new World(1, folder, new JsonCheckpoints(), 0, Mutation.NONE);
    FaultyStore store =
        new FaultyStore(world.objects, new Random(1), 0)
            .hook((method, path) -> step.before(method, path));
    table = DeltaTable.at(world.environment(store), "/lake/t");
    List<StructField> fields =
        Row.COLUMNS.stream()
            .map(
                name ->
                    new StructField(
                        name,
                        name.equals("part") ? PrimitiveType.STRING : PrimitiveType.LONG,
                        true))
            .toList();
    Map<String, String> properties =
        Map.of(
            "delta.enableInCommitTimestamps", "true",
            "delta.checkpointInterval", "2",
            "delta.logRetentionDuration", "interval 2 hours");
    Metadata metadata = Metadata.of("id", new StructType(fields), List.of(), properties, 0L);
    table.create(metadata).commit(Operation.of("CREATE TABLE"), "me");
    append(1);
  }

  private void append(long id) {
    insert(id).commit(Operation.of("WRITE"), "me");
  }

  private Transaction insert(long id) {
    Transaction append = table.begin();
    new Writes(world.calm()).insert(append, List.of(new Row(id, id, "a", 0, Map.of())));
    return append;
  }

  private void deleteFirstFile() {
    AddFile file = table.snapshot().files().all().get(0);
    table.begin().remove(file).commit(Operation.of("DELETE"), "me");
  }

  private void vacuum(Duration retention) {
    DeltaTable other = world.fresh("/lake/t");
    new Vacuum(world.calm(), new CloneHolds(world.calm())).run(other.snapshot(), retention, "me");
  }

  /** A vacuum that has decided what it deletes and has not yet deleted it. */
  private void beginVacuum(Duration retention) {
    Operation start =
        Operation.of("VACUUM START").parameter("specifiedRetentionMillis", retention.toMillis());
    world.fresh("/lake/t").begin().commitAlways(start, "me");
  }

  @Test
  void filesThatAVacuumTookBeforeTheirCommitAreNotCommitted() {
    Transaction slow = insert(2);
    step =
        (method, path) -> {
          if (method.equals("putIfAbsent") && CommitEditor.isCommit(path)) {
            step = (ignored, also) -> {};
            world.clock.advance(Duration.ofHours(3));
            vacuum(Duration.ofHours(1));
          }
        };
    assertThatThrownBy(() -> slow.commit(Operation.of("WRITE"), "me"))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("(VACUUM START) was committed first and deletes files older");
    append(3);
    assertThat(table.snapshot().files().count()).isEqualTo(2);
  }

  @Test
  void aVacuumThatSparesWhatIsYoungStopsNobody() {
    Transaction quick = insert(2);
    vacuum(Duration.ofHours(1));
    quick.commit(Operation.of("WRITE"), "me");
    assertThat(table.snapshot().files().count()).isEqualTo(2);
  }

  @Test
  void aVersionIsNotRestoredWhileAVacuumTakesItsFiles() {
    deleteFirstFile();
    world.clock.advance(Duration.ofHours(3));
    Transaction restore = table.begin();
    new Restore(world.calm()).stage(restore, table.snapshotAt(1));
    vacuum(Duration.ofHours(1));
    assertThatThrownBy(() -> restore.commit(Operation.of("RESTORE"), "me"))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("brings back");
  }

  @Test
  void aVersionThatARunningVacuumMayTakeIsNeitherRestoredNorCloned() {
    Snapshot older = table.snapshot();
    deleteFirstFile();
    world.clock.advance(Duration.ofHours(3));
    beginVacuum(Duration.ofHours(1));
    Transaction restore = table.begin();
    assertThatThrownBy(() -> new Restore(world.calm()).stage(restore, older))
        .hasMessageStartingWith("A VACUUM of /lake/t has begun and not ended");
    CloneHolds holds = new CloneHolds(world.calm());
    assertThatThrownBy(() -> holds.hold(older, "c", "/lake/c"))
        .hasMessageStartingWith("A VACUUM of /lake/t has begun and not ended");
    assertThat(holds.of("/lake/t")).isEmpty();
    vacuum(Duration.ofDays(1));
    new Restore(world.calm()).stage(table.begin(), older);
    holds.hold(older, "c", "/lake/c");
  }

  @Test
  void aVersionWithinTheRetentionOfARunningVacuumIsRestoredAndCloned() {
    Snapshot older = table.snapshot();
    world.clock.advance(Duration.ofHours(3));
    deleteFirstFile();
    beginVacuum(Duration.ofHours(1));
    Transaction restore = table.begin();
    new Restore(world.calm()).stage(restore, older);
    restore.commit(Operation.of("RESTORE"), "me");
    new CloneHolds(world.calm()).hold(older, "c", "/lake/c");
    assertThat(table.snapshot().files().count()).isEqualTo(1);
  }

  @Test
  void aCloneThatIsGivenUpMeanwhileStopsNoVacuum() {
    CloneHolds holds = new CloneHolds(world.calm());
    holds.hold(table.snapshot(), "c", "/lake/c");
    step =
        (method, path) -> {
          if (method.equals("read") && path.endsWith("/clones/c.json")) {
            holds.release("/lake/t", "c");
          }
        };
    assertThat(new CloneHolds(table.environment()).filesReadElsewhere("/lake/t")).isEmpty();
  }

  @Test
  void aTimeIsFoundWhileTheLogIsCleanedUp() {
    for (long id = 2; id <= 9; id++) {
      world.clock.advance(Duration.ofMinutes(id < 7 ? 10 : 50));
      append(id);
    }
    Snapshot newest = table.snapshot();
    int[] lists = {0};
    step =
        (method, path) -> {
          lists[0] += method.equals("list") ? 1 : 0;
          if (lists[0] == 2 && method.equals("head")) {
            lists[0]++;
            world.clock.advance(Duration.ofHours(1));
            new LogCleanup(world.objects, world.clock).clean(newest);
          }
        };
    Instant before = Instant.ofEpochMilli(newest.timestamp() - 1);
    assertThat(table.snapshotAsOf(before).version()).isEqualTo(newest.version() - 1);
    assertThat(lists[0]).isGreaterThan(2);
  }
}
