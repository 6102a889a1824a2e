package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.transaction.TableEnvironment;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A process that works on tables: what it knows is lost when it crashes, and every call of its
 * store is a moment at which another one may come first, or at which it ends.
 */
final class Process implements FaultyStore.Hook {

  private final World world;
  private final FaultyStore store;
  private final TableEnvironment environment;
  private final Map<String, DeltaTable> tables = new TreeMap<>();
  private long callsLeft = Long.MAX_VALUE;
  private boolean endsAfterwards;
  private boolean isDead;

  Process(World world, Random random) {
    this.world = world;
    this.store = world.store(random).hook(this);
    this.environment = world.environment(store);
  }

  /** Ends at the n-th call from now, before or after it had its effect. */
  void crashAt(long calls, boolean afterwards) {
    callsLeft = calls;
    endsAfterwards = afterwards;
  }

  /** Goes on without what it knew. */
  void restart() {
    tables.clear();
    callsLeft = Long.MAX_VALUE;
    isDead = false;
  }

  /** Forgets an end to come. */
  void survive() {
    callsLeft = Long.MAX_VALUE;
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

  @Override
  public void before(String method, String path) {
    stopIfDead();
    world.schedule.point(method + " " + path);
    callsLeft--;
    if (callsLeft == 0 && !endsAfterwards) {
      isDead = true;
      world.schedule.note("crash before " + method);
    }
    stopIfDead();
  }

  @Override
  public void after(String method, String path) {
    if (callsLeft == 0) {
      isDead = true;
      world.schedule.note("crash after " + method);
    }
    stopIfDead();
    if (method.equals("putIfAbsent")) {
      world.schedule.point("done " + path);
    }
  }

  private void stopIfDead() {
    if (isDead) {
      throw new Crash("crashed");
    }
  }
}
