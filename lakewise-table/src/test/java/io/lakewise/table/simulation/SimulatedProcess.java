package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.transaction.TableEnvironment;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A process that works on tables: what it knows is lost when it crashes. */
final class SimulatedProcess {

  private final CrashPoints points;
  private final FaultyStore store;
  private final TableEnvironment environment;
  private final Map<String, DeltaTable> tables = new TreeMap<>();

  SimulatedProcess(World world, Random random) {
    this.points = new CrashPoints(world.schedule);
    this.store = world.store(random).hook(points);
    this.environment = world.environment(store);
  }

  /** Ends at the n-th call from now, before or after it had its effect. */
  void crashAt(long calls, boolean afterwards) {
    points.crashAt(calls, afterwards);
  }

  /** Goes on without what it knew. */
  void restart() {
    tables.clear();
  }

  /** Forgets an end to come. */
  void survive() {
    points.live();
  }

  long faults() {
    return store.faults();
  }

  TableEnvironment environment() {
    return environment;
  }

  DeltaTable table(String location) {
    return tables.computeIfAbsent(location, key -> DeltaTable.at(environment, key));
  }
}
