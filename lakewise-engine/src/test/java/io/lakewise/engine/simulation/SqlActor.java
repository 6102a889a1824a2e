package io.lakewise.engine.simulation;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.simulation.Attempt;
import io.lakewise.table.simulation.Attempt.Outcome;
import io.lakewise.table.simulation.Change;
import io.lakewise.table.simulation.Crash;
import io.lakewise.table.simulation.CrashPoints;
import io.lakewise.table.simulation.TableTruth;
import io.lakewise.table.storage.FaultyStore;
import io.lakewise.table.transaction.CommitStateUnknownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process with a lake of its own that runs random statements until it crashes, and again. */
final class SqlActor implements Runnable {

  private static final Duration PATIENCE = Duration.ofHours(6);

  final SqlWorld world;
  final Random random;
  private final Random faults;
  private final double probability;
  private final int steps;
  private final CrashPoints points;
  private final FaultyStore[] store = new FaultyStore[1];
  private final List<Runnable> statements;
  private TestLake lake;
  private Attempt attempt;

  SqlActor(SqlWorld world, long seed, int steps, double probability) {
    this.world = world;
    this.random = new Random(seed);
    this.faults = new Random(seed + 1);
    this.probability = probability;
    this.steps = steps;
    this.points = new CrashPoints(world.schedule);
    this.statements = new SqlStatements(this).all();
  }

  @Override
  public void run() {
    try {
      for (int step = 0; step < steps; step++) {
        step();
      }
    } finally {
      close();
    }
  }

  private void step() {
    if (lake == null) {
      lake = world.open(points, store, faults, probability);
    }
    points.live();
    if (random.nextInt(10) == 0) {
      points.crashAt(1 + random.nextInt(30), random.nextBoolean());
    }
    attempt = null;
    long before = store[0].faults();
    long began = world.clock.millis();
    try {
      statements.get(random.nextInt(statements.size())).run();
    } catch (Crash end) {
      close();
    } catch (LakewiseException error) {
      if (points.isDead()) {
        close();
      } else {
        judge(error, store[0].faults() > before, began);
      }
    }
  }

  private void close() {
    if (lake != null) {
      lake.close();
      lake = null;
    }
  }

  private void judge(LakewiseException error, boolean isFaulty, long began) {
    world.schedule.note("error " + error.getMessage());
    if (attempt != null && !(error instanceof CommitStateUnknownException)) {
      attempt.outcome = Outcome.FAILED;
    }
    boolean tookLong = world.clock.millis() - began > PATIENCE.toMillis();
    boolean lost = attempt != null && error.getMessage().contains("was committed first");
    if (!isFaulty && !tookLong && !lost) {
      throw new AssertionError("no reason for: " + error.getMessage() + " in " + attempt, error);
    }
  }

  /** Runs a statement that changes a table. */
  void change(String table, Change change, String sql) {
    attempt = world.attempt(table, change);
    world.schedule.note(attempt.id + " " + sql);
    run(new Principal(attempt.id, true), sql);
    attempt.outcome = Outcome.COMMITTED;
    world.schedule.note("acknowledged " + attempt.id);
    TableTruth truth = world.tables.get(table);
    if (truth != null) {
      truth.versionsOf(attempt.id).forEach(truth::acknowledge);
    }
  }

  String attemptId() {
    return attempt.id;
  }

  /** The statement failed for a reason that is known. */
  void failed() {
    attempt.outcome = Outcome.FAILED;
  }

  /** Runs a statement that only reads. */
  List<List<Object>> read(String sql) {
    world.schedule.note(sql);
    return run(Principal.LOCAL, sql);
  }

  private List<List<Object>> run(Principal principal, String sql) {
    try (Session session = lake.lake().session(principal);
        Result result = session.execute(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows;
    }
  }

  /** The first table, or one of its clones. */
  String anyTable() {
    List<String> names = List.copyOf(world.tables.keySet());
    return random.nextInt(3) > 0 ? "t" : names.get(random.nextInt(names.size()));
  }

  /** A version that is readable, whatever happens meanwhile. */
  long version(TableTruth table) {
    long latest = Math.max(table.acknowledged(), 0);
    long version = latest - random.nextInt((int) Math.min(latest + 1, 8));
    long sure = SqlWorld.RETENTION.minus(PATIENCE).toMillis();
    while (!table.isWithin(version, world.clock.millis(), sure)) {
      version++;
    }
    return version;
  }
}
