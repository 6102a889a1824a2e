package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.simulation.Attempt.Outcome;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.CommitConflictException;
import io.lakewise.table.transaction.CommitStateUnknownException;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Somebody who runs random statements, one after the other, in a process that may crash. */
final class Actor implements Runnable {

  /** How much sooner than it may be gone something counts as old. */
  static final Duration SLACK = Duration.ofHours(6);

  final World world;
  final Random random;
  final SimulatedProcess process;
  final Writes writes;
  private final int steps;
  private final List<Runnable> statements;
  private Attempt attempt;
  private Duration patience;
  private boolean mayFail;
  private TableTruth vacuumed;

  Actor(World world, long seed, int steps) {
    this.world = world;
    this.random = new Random(seed);
    this.steps = steps;
    this.process = new SimulatedProcess(world, new Random(seed + 1));
    this.writes = new Writes(process.environment());
    this.statements = new Statements(this).all();
  }

  @Override
  public void run() {
    for (int step = 0; step < steps; step++) {
      if (random.nextInt(12) == 0) {
        process.crashAt(1 + random.nextInt(20), random.nextBoolean());
      }
      long faults = process.faults();
      long began = world.clock.millis();
      patience = SLACK;
      mayFail = false;
      vacuumed = null;
      try {
        statements.get(random.nextInt(statements.size())).run();
      } catch (Crash end) {
        process.restart();
      } catch (LakewiseException error) {
        judge(error, process.faults() > faults, began);
      }
      process.survive();
    }
  }

  /** An error needs a reason: a fault, a rival, or a version that is older than the retention. */
  private void judge(LakewiseException error, boolean isFaulty, long began) {
    world.schedule.note("error " + error.getMessage());
    boolean isUnknown = error instanceof CommitStateUnknownException;
    if (attempt != null && (!isUnknown || world.mutation.takesUnknownAsFailed())) {
      attempt.outcome = Outcome.FAILED;
    } else if (error instanceof CommitStateUnknownException unknown && random.nextBoolean()) {
      settle(unknown);
    }
    boolean tookLong = mayFail || world.clock.millis() - began > patience.toMillis();
    if (!isFaulty && !tookLong && !isExplained(error)) {
      throw new AssertionError("no reason for: " + error.getMessage() + " in " + attempt, error);
    }
  }

  /** Asks until the answer is known, or the process ends. */
  private void settle(CommitStateUnknownException unknown) {
    Attempt settled = attempt;
    try {
      Attempt empty = world.truth.attempt(settled.table, new Change.Maybe());
      boolean isThere = open(settled.table).settle(unknown, empty.id);
      settled.version = isThere ? unknown.version() : -1;
      settled.outcome = isThere ? Outcome.COMMITTED : Outcome.FAILED;
    } catch (LakewiseException stillUnknown) {
      world.schedule.note("not settled: " + stillUnknown.getMessage());
    } catch (Crash end) {
      process.restart();
    }
  }

  private boolean isExplained(LakewiseException error) {
    if (vacuumed != null && error.getMessage().startsWith("A VACUUM of ")) {
      return world.truth.isVacuumed(vacuumed);
    }
    if (attempt == null) {
      return false;
    }
    TableTruth table = attempt.table;
    if (error instanceof CommitConflictException conflict) {
      return conflict.winner() > attempt.base && conflict.winner() <= table.latest();
    }
    return attempt.change instanceof Change.InsertOnce once
        && table.state(table.latest()).applications().getOrDefault(once.application(), 0L)
            >= once.number();
  }

  TableEnvironment environment() {
    return process.environment();
  }

  /** The first table, or one of its clones. */
  TableTruth anyTable() {
    List<TableTruth> tables = world.truth.tables();
    return random.nextInt(3) > 0 ? tables.get(0) : tables.get(random.nextInt(tables.size()));
  }

  DeltaTable open(TableTruth table) {
    return process.table(table.location());
  }

  /** The newest version, which must not be older than what somebody has been told of. */
  Snapshot latest(TableTruth table) {
    long told = table.acknowledged();
    Snapshot snapshot = open(table).snapshot();
    if (snapshot.version() < told) {
      throw new AssertionError(
          "version "
              + snapshot.version()
              + " read of "
              + table.location()
              + " after version "
              + told
              + " was acknowledged");
    }
    return snapshot;
  }

  /** Tries a change of a table as a transaction. */
  void change(TableTruth table, Change change, Consumer<Transaction> staging) {
    attempt = null;
    latest(table);
    Transaction transaction = world.mutation.begin(open(table));
    begin(table, change, transaction.snapshot().version());
    staging.accept(transaction);
    commit(transaction);
  }

  /** Remembers what is tried. */
  Attempt begin(TableTruth table, Change change, long base) {
    attempt = world.truth.attempt(table, change);
    attempt.base = base;
    world.schedule.note(attempt.toString());
    return attempt;
  }

  void commit(Transaction transaction) {
    Operation operation = Operation.of(attempt.change.getClass().getSimpleName());
    Committed committed = transaction.commitAlways(operation, attempt.id);
    acknowledged(committed.version());
  }

  void acknowledged(long version) {
    attempt.version = version;
    attempt.outcome = Outcome.COMMITTED;
    attempt.table.acknowledge(version);
    world.schedule.note("acknowledged " + attempt.id + " as " + version);
  }

  /** Who a commit is said to be of. */
  String attemptId() {
    return attempt.id;
  }

  /** Forgets what was tried before: what follows only reads. */
  void reading() {
    attempt = null;
  }

  /** What is read now must stay for the whole retention. */
  void expectRetention() {
    patience = World.RETENTION.minusHours(1);
  }

  /** What comes uses files of an older version again, which a running vacuum may delete. */
  void mayMeetVacuum(TableTruth table) {
    vacuumed = table;
  }

  /** What comes may fail, as long as nothing is wrong afterwards. */
  void mayFail() {
    mayFail = true;
  }

  void pass(Duration time) {
    world.clock.advance(time);
    world.schedule.point("wait " + time);
  }
}
