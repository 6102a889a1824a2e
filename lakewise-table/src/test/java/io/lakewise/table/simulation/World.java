package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.storage.MemoryStore;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.transaction.Pause;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What the actors of one history share: storage, time, chance, and the truth about all of it. */
final class World {

  static final String ROOT = "/lake";
  static final Duration RETENTION = Duration.ofHours(48);

  final VirtualClock clock = new VirtualClock();
  final Truth truth = new Truth();
  final Mutation mutation;
  final Schedule schedule;
  final MemoryStore objects;
  final RowFiles files;
  final CheckpointFiles checkpoints;
  final double faults;
  final Map<String, Map<String, Long>> held = new TreeMap<>();
  long lastId;
  int lastName;

  private final SeededIds ids;
  private final Path staging;

  World(long seed, Path folder, CheckpointFiles checkpoints, double faults, Mutation mutation) {
    this.mutation = mutation;
    this.faults = faults;
    this.schedule = new Schedule(seed, clock);
    this.ids = new SeededIds(seed + 1);
    this.objects = new MemoryStore(ROOT, folder.resolve("copies"), clock, truth::saw);
    this.files = mutation.files(ids);
    this.checkpoints = mutation.checkpoints(checkpoints);
    try {
      this.staging = Files.createDirectories(folder.resolve("staging"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an actor's tables stand in. */
  TableEnvironment environment(ObjectStore store) {
    return new TableEnvironment(store, files, checkpoints, clock, ids, Pause.NONE, staging);
  }

  /** The same without faults, as somebody sees it who comes when all is over. */
  TableEnvironment calm() {
    return environment(mutation.store(objects));
  }

  /** A table that nobody has touched yet, without faults. */
  DeltaTable fresh(String location) {
    return DeltaTable.at(calm(), location);
  }

  /** The store as one actor sees it. */
  FaultyStore store(Random random) {
    return new FaultyStore(mutation.store(objects), random, faults).late(schedule::later);
  }
}
