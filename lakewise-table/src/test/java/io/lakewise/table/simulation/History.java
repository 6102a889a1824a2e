package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.maintenance.CloneReferences;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.simulation.Attempt.Outcome;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/** One random history: a table, actors that work on it, and a look at what came of it. */
final class History {

  static final String FORGETS = "delta.setTransactionRetentionDuration";

  private static final int STEPS = 32;

  private final Random random;
  private final World world;
  private final TableTruth main;

  History(long seed, Path folder, CheckpointFiles checkpoints, Mutation mutation) {
    this.random = new Random(seed);
    double faults = random.nextInt(3) == 0 ? 0 : mutation.faults(0.02);
    this.world = new World(seed, folder, checkpoints, faults, mutation);
    this.main = world.truth.table(World.ROOT + "/t");
  }

  /** Runs it; an error says what is not as it should be. */
  History run(ExecutorService threads) {
    create();
    int count = 2 + random.nextInt(3);
    List<Runnable> actors = new ArrayList<>();
    for (int actor = 0; actor < count; actor++) {
      actors.add(new Actor(world, random.nextLong(), STEPS / count));
    }
    world.schedule.run(actors, threads);
    check();
    return this;
  }

  World world() {
    return world;
  }

  /** Equal for equal histories. */
  long hash() {
    return world.schedule.hash();
  }

  /** The last things that happened. */
  String trace() {
    return world.schedule.trace();
  }

  private void create() {
    List<Row> rows = Statements.rows(world, random, 12);
    Attempt attempt =
        world.truth.attempt(main, new Change.Create("nothing", () -> State.EMPTY.with(rows)));
    DeltaTable table = world.fresh(main.location());
    Transaction creation = table.create(metadata());
    for (int half = 0; half < rows.size(); half += 6) {
      new Writes(world.calm()).insert(creation, rows.subList(half, half + 6));
    }
    attempt.version = creation.commit(Operation.of("CREATE"), attempt.id).version();
    attempt.outcome = Outcome.COMMITTED;
    main.acknowledge(0);
  }

  private Metadata metadata() {
    Map<String, String> properties = new HashMap<>();
    properties.put("delta.enableDeletionVectors", "" + (random.nextInt(3) > 0));
    properties.put("delta.enableChangeDataFeed", "" + random.nextBoolean());
    properties.put("delta.checkpointInterval", "" + (2 + random.nextInt(6)));
    properties.put("delta.logRetentionDuration", "interval 48 hours");
    properties.put("delta.deletedFileRetentionDuration", "interval 48 hours");
    some(properties, FORGETS, "interval 24 hours");
    some(properties, "delta.isolationLevel", "Serializable");
    some(properties, "delta.checkpointPolicy", "v2");
    some(properties, "delta.enableInCommitTimestamps", "true");
    some(properties, "delta.columnMapping.mode", "name");
    List<StructField> fields = new ArrayList<>();
    for (String name : Row.COLUMNS) {
      PrimitiveType type = name.equals("part") ? PrimitiveType.STRING : PrimitiveType.LONG;
      fields.add(new StructField(name, type, true));
    }
    return Metadata.of(
        new UUID(1, 1).toString(),
        new StructType(fields),
        random.nextInt(4) == 0 ? List.of("part") : List.of(),
        properties,
        0L);
  }

  private void some(Map<String, String> properties, String name, String value) {
    if (random.nextInt(3) == 0) {
      properties.put(name, value);
    }
  }

  private void check() {
    world.schedule.note("all is over");
    world.truth.checkOutcomes();
    for (TableTruth table : world.truth.tables()) {
      checkVersions(table);
      checkGoesOn(table);
    }
    checkVacuum();
  }

  /** What a vacuum of everything leaves is enough for the newest versions, clones too. */
  private void checkVacuum() {
    DeltaTable rewritten = world.fresh(main.location());
    Transaction compaction = rewritten.begin();
    List<AddFile> files = compaction.snapshot().files().all();
    new Writes(world.calm()).compact(rewritten, compaction, files);
    Attempt optimize = world.truth.attempt(main, new Change.Nothing());
    optimize.base = compaction.snapshot().version();
    compaction.commitAlways(Operation.of("OPTIMIZE"), optimize.id);
    world.clock.advance(World.RETENTION.plusHours(1));
    for (TableTruth table : world.truth.tables()) {
      Attempt attempt = world.truth.attempt(table, new Change.Vacuum());
      CloneReferences holds = world.mutation.clones(new CloneHolds(world.calm()));
      new Vacuum(world.calm(), holds)
          .run(world.fresh(table.location()).snapshot(), World.RETENTION, attempt.id);
    }
    for (TableTruth table : world.truth.tables()) {
      DeltaTable open = world.fresh(table.location());
      Snapshot newest = open.snapshot();
      Reads.check(new Writes(world.calm()), open, table, newest, Predicate.ALWAYS);
    }
  }

  private void checkVersions(TableTruth table) {
    Snapshot newest = world.fresh(table.location()).snapshot();
    if (newest.version() != table.latest()) {
      throw new AssertionError(
          "the newest version of "
              + table.location()
              + " is "
              + newest.version()
              + ", not "
              + table.latest());
    }
    Writes writes = new Writes(world.calm());
    long first = table.latest();
    for (long version = table.latest(); version >= 0; version--) {
      table.state(version);
      if (table.isWithin(version, world.clock.millis(), World.RETENTION.toMillis())) {
        DeltaTable open = world.fresh(table.location());
        Snapshot snapshot = open.snapshotAt(version);
        Reads.check(writes, open, table, snapshot, Predicate.ALWAYS);
        Reads.check(writes, open, table, snapshot, Writes.keys(version % 20, version % 20 + 3));
        first = version;
      }
    }
    checkStatistics(table, newest);
    for (long version = first + 1; version <= table.latest(); version++) {
      if (table.state(version).extras().equals(table.state(version - 1).extras())) {
        Reads.checkChanges(world.fresh(table.location()), table, version, version);
      }
    }
  }

  private void checkStatistics(TableTruth table, Snapshot newest) {
    DeltaTable open = world.fresh(table.location());
    for (AddFile file : newest.files().all()) {
      String local = open.scan(newest, List.of(file)).files().get(0).localPath();
      StatisticsCheck.check(file, world.files.content(local));
    }
  }

  /** A lake never needs a hand: the next statement works. */
  private void checkGoesOn(TableTruth table) {
    List<Row> rows = Statements.rows(world, random, 2);
    DeltaTable open = world.fresh(table.location());
    Transaction append = open.begin();
    Attempt attempt = world.truth.attempt(table, new Change.Insert(rows));
    attempt.base = append.snapshot().version();
    new Writes(world.calm()).insert(append, rows);
    long version = append.commit(Operation.of("WRITE"), attempt.id).version();
    DeltaTable again = world.fresh(table.location());
    Reads.check(
        new Writes(world.calm()), again, table, again.snapshotAt(version), Predicate.ALWAYS);
  }
}
