package io.lakewise.engine.simulation;

import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.TestLake;
import io.lakewise.table.simulation.Attempt;
import io.lakewise.table.simulation.Change;
import io.lakewise.table.simulation.CrashPoints;
import io.lakewise.table.simulation.Schedule;
import io.lakewise.table.simulation.SeededIds;
import io.lakewise.table.simulation.TableTruth;
import io.lakewise.table.simulation.Truth;
import io.lakewise.table.simulation.VirtualClock;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StampedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What the processes of one history share. */
final class SqlWorld {

  /** Much, as the watch of a lake's memory sees that of all lakes and tests in this process. */
  private static final long MEMORY = 3L << 30;

  static final Duration RETENTION = Duration.ofHours(48);

  final VirtualClock clock = new VirtualClock();
  final Truth truth = new Truth();
  final Schedule schedule;
  final Map<String, TableTruth> tables = new TreeMap<>();
  long lastId;
  int lastName;

  private final Path root;
  private final SeededIds ids;
  private final Random waits;

  SqlWorld(long seed, Path root) {
    this.root = root;
    this.schedule = new Schedule(seed, clock);
    schedule.hide(root.toString());
    this.ids = new SeededIds(seed);
    this.waits = new Random(seed);
  }

  /** The lake as one process has it. */
  TestLake open(CrashPoints points, FaultyStore[] store, Random faults, double probability) {
    return new TestLake(
        new LakeConfiguration(root, List.of(), 1, MEMORY),
        clock,
        ids,
        waits,
        this::pass,
        local -> {
          store[0] = new FaultyStore(stamped(local), faults, probability).hook(points);
          return store[0];
        });
  }

  /** The lake without faults. */
  TestLake calm() {
    return new TestLake(
        new LakeConfiguration(root, List.of(), 1, MEMORY),
        clock,
        ids,
        waits,
        this::pass,
        this::stamped);
  }

  private ObjectStore stamped(ObjectStore local) {
    return new StampedStore(local, clock, truth::saw);
  }

  private void pass(long nanos) {
    clock.advance(Duration.ofNanos(nanos));
    schedule.point("sleep");
  }

  Attempt attempt(String table, Change change) {
    return truth.attempt(tables.get(table), change);
  }
}
