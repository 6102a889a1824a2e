package io.lakewise.table.transaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.ColumnRules.Identity;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Comparison;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.storage.ForwardingStore;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionTest {

  @TempDir Path folder;

  @Test
  void anOverlapIsNamedByVersionOperationFileAndRow() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata());
    Transaction loser = table.begin();
    lake.delete(loser, id(2));
    Transaction winner = table.begin();
    lake.delete(winner, id(2));
    String file = table.snapshot().files().all().get(0).path();
    winner.commit(Operation.of("DELETE"), "they");
    assertThatThrownBy(() -> loser.commit(Operation.of("DELETE"), "me"))
        .isInstanceOf(CommitConflictException.class)
        .hasMessage(
            "Version 1 (DELETE) was committed first and changed a row of the file "
                + file
                + " that this one changes, too (the first at position 2). Nothing was changed; run"
                + " the statement again.");
  }

  @Test
  void deletesOfDifferentRowsOfOneFileBothStay() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata());
    Transaction loser = table.begin();
    lake.delete(loser, id(2));
    Transaction winner = table.begin();
    lake.delete(winner, id(3));
    winner.commit(Operation.of("DELETE"), "they");
    Committed committed = loser.commit(Operation.of("DELETE"), "me");
    assertThat(lake.rows("t", committed.snapshot()))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrder(0L, 1L, 4L);
    AddFile file = committed.snapshot().files().all().get(0);
    assertThat(file.deletionVector().cardinality()).isEqualTo(2);
    assertThat(file.stats()).contains("\"tightBounds\":false");
  }

  @Test
  void aFileWithoutRowsLeavesTheTable() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata());
    Transaction delete = table.begin();
    lake.delete(delete, Predicate.ALWAYS);
    assertThat(delete.commit(Operation.of("DELETE"), "me").snapshot().files().count()).isZero();
  }

  @Test
  void nothingChangedIsNothingCommitted() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata());
    Committed committed = table.begin().commit(Operation.of("DELETE"), "me");
    assertThat(committed.attempts()).isZero();
    assertThat(table.snapshot().version()).isZero();
  }

  @Test
  void aLostAcknowledgementIsFoundOutToBeASuccess() {
    AtomicReference<FaultyStore> store = new AtomicReference<>();
    TestLake lake =
        new TestLake(
            folder,
            InstantSource.system(),
            inner -> {
              store.set(new FaultyStore(inner, new Random(1), 0));
              return store.get();
            });
    DeltaTable table = created(lake, TestLake.metadata());
    Transaction append = append(lake, table, 7);
    List<String> calls = new ArrayList<>();
    store
        .get()
        .hook(
            (method, path) -> {
              calls.add(method);
              if (calls.stream().filter("putIfAbsent"::equals).count() == 1
                  && method.equals("putIfAbsent")) {
                store.get().crashAt(1, true);
              } else {
                store.get().restart();
              }
            });
    assertThat(append.commit(Operation.of("WRITE"), "me").version()).isEqualTo(1);
    assertThat(lake.table("t").snapshot().version()).isEqualTo(1);
    assertThat(lake.table("t").snapshot().files().count()).isEqualTo(2);
  }

  @Test
  void anOutcomeThatNobodyKnowsHasAnExceptionOfItsOwn() {
    AtomicReference<FaultyStore> store = new AtomicReference<>();
    TestLake lake =
        new TestLake(
            folder,
            InstantSource.system(),
            inner -> {
              store.set(new FaultyStore(inner, new Random(1), 0));
              return store.get();
            });
    DeltaTable table = created(lake, TestLake.metadata());
    Transaction append = append(lake, table, 7);
    store
        .get()
        .hook(
            (method, path) -> {
              if (method.equals("putIfAbsent")) {
                throw new IOException("the line is dead");
              }
            });
    assertThatThrownBy(() -> append.commit(Operation.of("WRITE"), "me"))
        .isInstanceOf(CommitStateUnknownException.class)
        .hasMessageContaining("version 1");
  }

  @Test
  void anApplicationWritesAVersionOnce() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata());
    Transaction loser = append(lake, table, 7).applicationTransaction("app", 3);
    append(lake, table, 8).applicationTransaction("app", 3).commit(Operation.of("WRITE"), "they");
    assertThatThrownBy(() -> loser.commit(Operation.of("WRITE"), "me"))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("application app");
    assertThatThrownBy(() -> table.begin().applicationTransaction("app", 3))
        .isInstanceOf(LakewiseException.class);
  }

  @Test
  void rowIdsOfRacingAppendsDoNotOverlap() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata("delta.enableRowTracking", "true"));
    Transaction loser = append(lake, table, 7);
    append(lake, table, 8).commit(Operation.of("WRITE"), "they");
    loser.commit(Operation.of("WRITE"), "me");
    assertThat(table.snapshot().files().all())
        .extracting(AddFile::baseRowId, AddFile::defaultRowCommitVersion)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0L, 0L),
            org.assertj.core.groups.Tuple.tuple(5L, 1L),
            org.assertj.core.groups.Tuple.tuple(6L, 2L));
    assertThat(table.snapshot().domains().get("delta.rowTracking").configuration())
        .isEqualTo("{\"rowIdHighWaterMark\":6}");
  }

  @Test
  void inCommitTimestampsRiseThoughTheClockGoesBack() {
    AtomicLong now = new AtomicLong(1_000_000);
    TestLake lake =
        new TestLake(folder, () -> Instant.ofEpochMilli(now.getAndAdd(-50)), store -> store);
    DeltaTable table = created(lake, TestLake.metadata("delta.enableInCommitTimestamps", "true"));
    for (int i = 0; i < 5; i++) {
      append(lake, table, i).commit(Operation.of("WRITE"), "me");
    }
    List<Long> times = new ArrayList<>();
    table.history(10).forEach(entry -> times.add(0, entry.commit().get().inCommitTimestamp()));
    assertThat(times).hasSize(6).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void takenIdentityValuesAskForTheStatementToRunAgain() {
    TestLake lake = new TestLake(folder);
    Metadata plain = TestLake.metadata();
    StructField id =
        ColumnRules.withIdentity(plain.schema().fields().get(0), new Identity(1, 1, 5L, false));
    DeltaTable table =
        created(
            lake, plain.withSchema(new StructType(List.of(id, plain.schema().fields().get(1)))));
    Transaction loser = append(lake, table, 6).metadata(marked(table, 6));
    append(lake, table, 6).metadata(marked(table, 6)).commit(Operation.of("WRITE"), "they");
    assertThatThrownBy(() -> loser.commit(Operation.of("WRITE"), "me"))
        .isInstanceOf(IdentityConflictException.class);
  }

  @Test
  void anAppendOnlyTableKeepsItsRows() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata("delta.appendOnly", "true"));
    Transaction delete = table.begin();
    lake.delete(delete, id(2));
    assertThatThrownBy(() -> delete.commit(Operation.of("DELETE"), "me"))
        .hasMessageContaining("delta.appendOnly");
  }

  @Test
  void oneOfTwoCreatorsWins() {
    TestLake lake = new TestLake(folder);
    Transaction late = lake.table("t").create(TestLake.metadata());
    created(lake, TestLake.metadata());
    assertThatThrownBy(() -> late.commit(Operation.of("CREATE TABLE"), "me"))
        .isInstanceOf(CommitConflictException.class)
        .hasMessageContaining("created the table");
  }

  @Test
  void aCheckpointIsWrittenEveryTenVersions() {
    TestLake lake = new TestLake(folder);
    DeltaTable table = created(lake, TestLake.metadata());
    for (int i = 0; i < 10; i++) {
      append(lake, table, i).commit(Operation.of("WRITE"), "me");
    }
    assertThat(lake.location("t").resolve("_delta_log/00000000000000000010.checkpoint.parquet"))
        .exists();
    assertThat(lake.location("t").resolve("_delta_log/00000000000000000010.crc")).exists();
    assertThat(lake.table("t").snapshot().files().count()).isEqualTo(11);
  }

  @Test
  void aVersionThatWasOvertakenGetsNoChecksum() {
    UnaryOperator<ObjectStore> rival =
        store ->
            new ForwardingStore(store) {
              @Override
              public void putIfAbsent(String path, byte[] content) throws IOException {
                super.putIfAbsent(path, content);
                if (path.endsWith("1.json")) {
                  super.putIfAbsent(path.replace("1.json", "2.json"), "{}\n".getBytes(UTF_8));
                }
              }
            };
    TestLake lake = new TestLake(folder, InstantSource.system(), rival);
    DeltaTable table = created(lake, TestLake.metadata());
    append(lake, table, 1).commit(Operation.of("WRITE"), "me");
    Path log = lake.location("t").resolve("_delta_log");
    assertThat(log.resolve("00000000000000000000.crc")).exists();
    assertThat(log.resolve("00000000000000000001.crc")).doesNotExist();
    assertThat(table.snapshot().version()).isEqualTo(2);
  }

  private static DeltaTable created(TestLake lake, Metadata metadata) {
    DeltaTable table = lake.table("t");
    List<List<Object>> rows = new ArrayList<>();
    for (long i = 0; i < 5; i++) {
      rows.add(List.of(i, "n" + i));
    }
    table
        .create(metadata)
        .add(lake.staged(rows).get(0))
        .commit(Operation.of("CREATE TABLE AS SELECT"), "me");
    return table;
  }

  private static Transaction append(TestLake lake, DeltaTable table, long id) {
    return table.begin().add(lake.staged(List.of(List.of(id, "more"))).get(0));
  }

  private static Metadata marked(DeltaTable table, long mark) {
    Metadata metadata = table.snapshot().metadata();
    List<StructField> fields = new ArrayList<>(metadata.schema().fields());
    fields.set(0, ColumnRules.withIdentity(fields.get(0), new Identity(1, 1, mark, false)));
    return metadata.withSchema(new StructType(fields));
  }

  private static Predicate id(long value) {
    return new Comparison(Column.of("id"), Operator.EQUAL, new Literal(PrimitiveType.LONG, value));
  }
}
