package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Statements that read, and compare with the model what they have read. */
final class Reads {

  private final Actor actor;
  private final World world;
  private final Random random;

  Reads(Actor actor) {
    this.actor = actor;
    this.world = actor.world;
    this.random = actor.random;
  }

  void newest() {
    actor.reading();
    TableTruth table = actor.anyTable();
    Snapshot version = actor.latest(table);
    long from = random.nextInt(Statements.KEYS);
    Predicate condition =
        random.nextBoolean() ? Predicate.ALWAYS : Writes.keys(from, from + random.nextInt(6));
    check(actor.writes, actor.open(table), table, version, condition);
  }

  void older() {
    actor.reading();
    TableTruth table = actor.anyTable();
    long version = Upkeep.version(actor, table);
    DeltaTable open = actor.open(table);
    check(actor.writes, open, table, open.snapshotAt(version), Predicate.ALWAYS);
  }

  void atTime() {
    actor.reading();
    TableTruth table = actor.anyTable();
    long wanted = Upkeep.version(actor, table);
    boolean timed =
        actor
            .latest(table)
            .metadata()
            .configuration()
            .containsKey("delta.enableInCommitTimestamps");
    TableTruth.Commit commit = table.commit(wanted);
    long time = timed ? commit.stamp() : commit.time();
    DeltaTable open = actor.open(table);
    Snapshot found = open.snapshotAsOf(Instant.ofEpochMilli(time));
    if (found.version() < wanted) {
      throw new AssertionError("version " + found.version() + " as of " + commit);
    }
    check(actor.writes, open, table, found, Predicate.ALWAYS);
  }

  /** A reader that keeps a version while time passes, perhaps longer than the retention. */
  void slowly() {
    actor.reading();
    TableTruth table = actor.anyTable();
    Snapshot version = actor.latest(table);
    actor.expectRetention();
    int pauses = random.nextInt(4);
    for (int i = 0; i < pauses; i++) {
      actor.pass(Duration.ofHours(random.nextInt(20)));
    }
    check(actor.writes, actor.open(table), table, version, Predicate.ALWAYS);
  }

  void changes() {
    actor.reading();
    TableTruth table = actor.anyTable();
    long to = Upkeep.version(actor, table);
    long from = to;
    while (from > 1 && to - from < 4 && isPlain(table, from - 1)) {
      from--;
    }
    if (from > 0 && isPlain(table, from) && isPlain(table, to)) {
      checkChanges(actor.open(table), table, from, to);
    }
  }

  private boolean isPlain(TableTruth table, long version) {
    return version > 0
        && table.isWithin(version - 1, world.clock.millis(), Upkeep.SURE.toMillis())
        && table.state(version).extras().equals(table.state(version - 1).extras());
  }

  /** Whether the changes of each version are the difference to the one before. */
  static void checkChanges(DeltaTable open, TableTruth table, long from, long to) {
    Map<Long, Map<Row, Integer>> net = new HashMap<>();
    List<String> extras = table.state(to).extras();
    int width = Row.COLUMNS.size() + extras.size();
    try (RowStream rows = open.changes().rows(from, to)) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        String type = (String) row.get(width);
        int sign = type.equals("insert") || type.equals("update_postimage") ? 1 : -1;
        net.computeIfAbsent((Long) row.get(width + 1), key -> new HashMap<>())
            .merge(Row.of(row, extras), sign, Integer::sum);
      }
    }
    for (long version = from; version <= to; version++) {
      Map<Row, Integer> difference = new HashMap<>();
      State now = table.state(version);
      State before = table.state(version - 1);
      now.minus(before).forEach(row -> difference.put(row, 1));
      before.minus(now).forEach(row -> difference.put(row, -1));
      Map<Row, Integer> told = net.getOrDefault(version, new HashMap<>());
      told.values().removeIf(count -> count == 0);
      if (!told.equals(difference)) {
        throw new AssertionError(
            "the changes of version "
                + version
                + " of "
                + table.location()
                + " are "
                + told
                + " and should be "
                + difference);
      }
    }
  }

  /** Whether what is read of a version is what the model has. */
  static void check(
      Writes writes, DeltaTable open, TableTruth table, Snapshot version, Predicate condition) {
    List<Row> read = new ArrayList<>(writes.read(open, version, condition));
    read.sort(Comparator.comparing(Row::id));
    State state = table.state(version.version());
    List<Row> expected =
        state.rows().values().stream().filter(row -> isMeant(condition, row)).toList();
    if (!read.equals(expected)) {
      throw new AssertionError(
          "version "
              + version.version()
              + " of "
              + table.location()
              + " where "
              + condition
              + " was read as\n"
              + read
              + "\nand should be\n"
              + expected);
    }
    if (!Writes.extras(version).equals(state.extras())) {
      throw new AssertionError("columns " + version.schema().names() + ", not " + state.extras());
    }
    version
        .transactions()
        .forEach(
            (application, recorded) -> {
              if (!Long.valueOf(recorded.version()).equals(state.applications().get(application))) {
                throw new AssertionError(recorded + ", not " + state.applications());
              }
            });
    boolean forgets = version.metadata().configuration().containsKey(History.FORGETS);
    if (!forgets && version.transactions().size() != state.applications().size()) {
      throw new AssertionError(version.transactions() + ", not " + state.applications());
    }
    if (version.files().all().stream().map(AddFile::path).distinct().count()
        != version.files().count()) {
      throw new AssertionError("a file is twice in version " + version.version());
    }
  }

  private static boolean isMeant(Predicate condition, Row row) {
    return Boolean.TRUE.equals(RowCondition.test(condition, Map.of("key", row.key())));
  }
}
