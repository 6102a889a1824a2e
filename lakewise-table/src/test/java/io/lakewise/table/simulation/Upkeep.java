package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.LogCompaction;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.maintenance.Restore;
import io.lakewise.table.maintenance.ShallowClone;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotCheckpoints;
import io.lakewise.table.transaction.LogCleanup;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Statements that keep tables in order. */
final class Upkeep {

  /** For how long what was the newest is readable, whatever happens meanwhile. */
  static final Duration SURE = World.RETENTION.minus(Actor.SLACK);

  private final Actor actor;
  private final World world;
  private final Random random;

  Upkeep(Actor actor) {
    this.actor = actor;
    this.world = actor.world;
    this.random = actor.random;
  }

  /** A version that must be there. */
  static long version(Actor actor, TableTruth table) {
    long now = actor.world.clock.millis();
    long latest = Math.max(table.acknowledged(), 0);
    long version = latest - actor.random.nextInt((int) Math.min(latest + 1, 12));
    return notOlder(table, version, now);
  }

  /** The newest version that somebody was told of, or later if that is old by now. */
  private static long newest(Actor actor, TableTruth table) {
    return notOlder(table, Math.max(table.acknowledged(), 0), actor.world.clock.millis());
  }

  private static long notOlder(TableTruth table, long version, long now) {
    long found = version;
    while (!table.isWithin(found, now, SURE.toMillis())) {
      found++;
    }
    return found;
  }

  void restore() {
    actor.reading();
    TableTruth table = actor.anyTable();
    long version = version(actor, table);
    DeltaTable open = actor.open(table);
    Snapshot older = open.snapshotAt(version);
    actor.mayMeetVacuum(table);
    actor.change(
        table,
        new Change.Replace(table.location() + "@" + version, () -> table.state(version)),
        transaction -> new Restore(actor.environment()).stage(transaction, older));
  }

  void cloneTable() {
    actor.reading();
    TableTruth source = actor.anyTable();
    long version = random.nextBoolean() ? newest(actor, source) : version(actor, source);
    Snapshot origin = actor.open(source).snapshotAt(version);
    TableTruth clone = world.truth.table(World.ROOT + "/clone" + world.lastName++);
    CloneHolds holds = new CloneHolds(actor.environment());
    String id = clone.location().substring(World.ROOT.length() + 1);
    actor.mayMeetVacuum(source);
    holds.hold(origin, id, clone.location());
    Map<String, Long> held = new TreeMap<>(Map.of(source.location(), version));
    world
        .held
        .getOrDefault(source.location(), Map.of())
        .forEach(
            (other, since) -> {
              if (!other.equals(source.location()) && readsFrom(origin, other)) {
                holds.hold(other, since, id, clone.location());
                held.put(other, since);
              }
            });
    world.held.put(clone.location(), held);
    Metadata metadata = origin.metadata();
    Transaction creation = actor.open(clone).create(metadata);
    ShallowClone.stage(creation, origin);
    actor.begin(
        clone,
        new Change.Create(
            source.location() + "@" + version, () -> source.state(version).withoutApplications()),
        -1);
    actor.commit(creation);
  }

  private static boolean readsFrom(Snapshot version, String other) {
    return version.files().all().stream()
        .map(file -> DataPaths.resolve(version.location(), file.path()))
        .anyMatch(path -> path.startsWith(other + "/"));
  }

  void vacuum() {
    actor.reading();
    TableTruth table = actor.anyTable();
    Snapshot latest = actor.latest(table);
    TableEnvironment environment = actor.environment();
    actor.begin(table, new Change.Vacuum(), latest.version());
    new Vacuum(environment, world.mutation.clones(new CloneHolds(environment)))
        .run(latest, world.mutation.retention(World.RETENTION), actor.attemptId());
  }

  void checkpoint() {
    actor.reading();
    TableTruth table = actor.anyTable();
    Snapshot latest = actor.latest(table);
    TableEnvironment environment = actor.environment();
    if (random.nextInt(3) == 0 && latest.version() > 3) {
      actor.mayFail();
      long first = latest.version() - 2;
      LogCompaction.write(environment.store(), table.location(), first, latest.version());
      return;
    }
    new SnapshotCheckpoints(
            environment.store(),
            environment.checkpoints(),
            environment.staging(),
            environment.ids(),
            environment.clock())
        .write(latest);
    new LogCleanup(environment.store(), environment.clock()).clean(latest);
  }

  void letTimePass() {
    actor.reading();
    int hours = random.nextInt(5) == 0 ? 60 : 15;
    actor.pass(Duration.ofMinutes(1 + random.nextInt(hours * 60)));
  }
}
