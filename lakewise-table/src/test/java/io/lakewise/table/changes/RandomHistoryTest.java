package io.lakewise.table.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.maintenance.CloneReferences;
import io.lakewise.table.maintenance.Restore;
import io.lakewise.table.maintenance.ShallowClone;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Comparison;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TestLake;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories beside a plain list of rows for each version. */
class RandomHistoryTest {

  private static final int STEPS = 24;

  @TempDir Path folder;

  private TestLake lake;
  private DeltaTable table;
  private Random random;
  private long nextId;
  private final List<List<List<Object>>> versions = new ArrayList<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyVersionHasItsRowsAndTheFeedTellsTheDifference(long seed) {
    random = new Random(seed);
    lake = new TestLake(folder);
    table = lake.table("t");
    Transaction create = table.create(TestLake.metadata());
    List<List<Object>> first = someRows();
    lake.staged(first).forEach(create::add);
    create.commit(Operation.of("CREATE TABLE AS SELECT"), "me");
    versions.add(first);
    for (int step = 0; step < STEPS; step++) {
      versions.add(step(versions.get(versions.size() - 1)));
    }
    checkVersions();
    checkFeed();
    assertThat(KernelReader.of(lake.location("t")).rows())
        .containsExactlyInAnyOrderElementsOf(versions.get(STEPS));
    checkClone();
    new Vacuum(lake.environment(), CloneReferences.NONE)
        .run(table.snapshot(), Duration.ofDays(1), "me");
    checkVersions();
    Snapshot end = table.snapshot();
    new Vacuum(lake.environment(), CloneReferences.NONE).run(end, Duration.ofMillis(-1000), "me");
    assertThat(lake.rows("t", lake.table("t").snapshot()))
        .containsExactlyInAnyOrderElementsOf(versions.get(STEPS));
  }

  private List<List<Object>> step(List<List<Object>> before) {
    Transaction transaction = table.begin();
    List<List<Object>> after = new ArrayList<>(before);
    long pivot = nextId == 0 ? 0 : random.nextLong(nextId);
    String operation =
        List.of("WRITE", "DELETE", "UPDATE", "OPTIMIZE", "REWRITE", "RESTORE")
            .get(random.nextInt(6));
    switch (operation) {
      case "WRITE" -> {
        List<List<Object>> more = someRows();
        lake.staged(more).forEach(transaction::add);
        after.addAll(more);
      }
      case "DELETE" -> {
        lake.delete(transaction, below(pivot));
        after.removeIf(row -> (Long) row.get(0) < pivot);
      }
      case "UPDATE" -> {
        lake.delete(transaction, below(pivot));
        List<List<Object>> changed = new ArrayList<>();
        after.removeIf(row -> (Long) row.get(0) < pivot && changed.add(renamed(row)));
        if (!changed.isEmpty()) {
          lake.staged(changed).forEach(transaction::add);
        }
        after.addAll(changed);
      }
      case "OPTIMIZE", "REWRITE" -> {
        transaction.dataChange(operation.equals("REWRITE")).readWholeTable();
        List<AddFile> files = transaction.snapshot().files().all();
        files.forEach(transaction::remove);
        if (operation.equals("REWRITE") && !after.isEmpty()) {
          after.set(0, renamed(after.get(0)));
        }
        if (!after.isEmpty()) {
          lake.staged(after).forEach(transaction::add);
        }
      }
      default -> {
        int version = random.nextInt(versions.size());
        new Restore(lake.environment()).stage(transaction, table.snapshotAt(version));
        after = versions.get(version);
      }
    }
    Committed committed = transaction.commitAlways(Operation.of(operation), "me");
    assertThat(committed.version()).isEqualTo(versions.size());
    return after;
  }

  private void checkVersions() {
    for (int version = 0; version < versions.size(); version++) {
      assertThat(lake.rows("t", lake.table("t").snapshotAt(version)))
          .as("version %s", version)
          .containsExactlyInAnyOrderElementsOf(versions.get(version));
    }
  }

  private void checkFeed() {
    for (int version = 1; version < versions.size(); version++) {
      Map<List<Object>, Integer> difference = counts(versions.get(version), 1, new HashMap<>());
      counts(versions.get(version - 1), -1, difference);
      difference.values().removeIf(count -> count == 0);
      assertThat(net(version, version)).as("version %s", version).isEqualTo(difference);
    }
    Map<List<Object>, Integer> whole = counts(versions.get(STEPS), 1, new HashMap<>());
    assertThat(net(0, STEPS)).isEqualTo(whole);
  }

  private Map<List<Object>, Integer> net(long from, long to) {
    Map<List<Object>, Integer> net = new HashMap<>();
    try (RowStream rows = table.changes().rows(from, to)) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        net.merge(
            List.copyOf(row.subList(0, 2)), row.get(2).equals("insert") ? 1 : -1, Integer::sum);
      }
    }
    net.values().removeIf(count -> count == 0);
    return net;
  }

  private void checkClone() {
    DeltaTable clone = lake.table("clone");
    Snapshot source = table.snapshot();
    Transaction creation = clone.create(TestLake.metadata());
    ShallowClone.stage(creation, source);
    creation.commit(Operation.of("CLONE"), "me");
    assertThat(lake.rows("clone", lake.table("clone").snapshot()))
        .containsExactlyInAnyOrderElementsOf(versions.get(STEPS));
    assertThat(KernelReader.of(lake.location("clone")).rows())
        .containsExactlyInAnyOrderElementsOf(versions.get(STEPS));
  }

  private static Map<List<Object>, Integer> counts(
      List<List<Object>> rows, int sign, Map<List<Object>, Integer> counts) {
    rows.forEach(row -> counts.merge(row, sign, Integer::sum));
    return counts;
  }

  private List<List<Object>> someRows() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      rows.add(List.of(nextId++, "n" + random.nextInt(5)));
    }
    return rows;
  }

  private static List<Object> renamed(List<Object> row) {
    return List.of(row.get(0), row.get(1) + "'");
  }

  private static Predicate below(long id) {
    return new Comparison(Column.of("id"), Operator.LESS, new Literal(PrimitiveType.LONG, id));
  }
}
