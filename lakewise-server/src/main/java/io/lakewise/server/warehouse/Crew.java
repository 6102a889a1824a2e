package io.lakewise.server.warehouse;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.server.warehouse.WarehouseEvent.Kind;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many workers a warehouse has: it starts them, ends them and replaces them. Guarded by its
 * warehouse, which also lends it the lock when a worker has been started.
 */
final class Crew {

  /** A statement waits so long before a further worker is started for it. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  /** Statements wait so long for other warehouses to give memory back. */
  static final Duration MOST_LACK = Duration.ofSeconds(30);

  /** A worker more than the least may be without a statement so long. */
  static final Duration SLACK = Duration.ofSeconds(60);

  /** The warehouse, as it looks from here. */
  interface Owner {

    /** How many statements wait. */
    int waiting();

    /** Something has changed; called without the lock. */
    void locked(Change change);

    /** No worker could be started. */
    void failed(LakewiseException why, Afterwards afterwards);
  }

  /** Something that is done with the lock. */
  interface Change {
    void make(Afterwards afterwards);
  }

  private final Means means;
  private final Owner owner;
  private final WarehouseWorkers workers = new WarehouseWorkers();
  private WarehouseEntry entry;
  private WorkerSize size;
  private boolean on;
  private boolean stoppedByHand;
  private final Losses losses = new Losses();
  private Instant lackingSince;
  private String problem = "";
  private int toldBusy;

  Crew(WarehouseEntry entry, Means means, Owner owner) {
    this.entry = entry;
    this.means = means;
    this.owner = owner;
    this.size = means.machine().size(entry.size());
  }

  WarehouseEntry entry() {
    return entry;
  }

  WarehouseWorkers workers() {
    return workers;
  }

  /** Statements at once on a worker. */
  int places() {
    return means.machine().places(size);
  }

  WarehouseStatus status() {
    return new WarehouseStatus(
        entry, size, state(), workers.live(), workers.running(), owner.waiting(), problem);
  }

  private WarehouseState state() {
    if (workers.live() > 0) {
      return WarehouseState.RUNNING;
    }
    if (workers.starting() > 0 || lackingSince != null) {
      return workers.size() > 0 ? WarehouseState.RUNNING : WarehouseState.STARTING;
    }
    return workers.size() > 0 ? WarehouseState.STOPPING : WarehouseState.STOPPED;
  }

  /** Has at least one worker, or one that is being started. */
  void turnOn(Afterwards afterwards) {
    stoppedByHand = false;
    if (workers.live() + workers.starting() > 0) {
      return;
    }
    on = true;
    startUpTo(entry.minWorkers(), afterwards);
  }

  /** Has soon no worker; those that are needed end later. */
  void turnOff(boolean byHand, Afterwards afterwards) {
    boolean ran = state() != WarehouseState.STOPPED;
    on = false;
    lackingSince = null;
    stoppedByHand = byHand;
    workers.drain().forEach(worker -> end(worker, afterwards));
    if (byHand) {
      endSpare(afterwards);
    }
    if (ran) {
      happened(Kind.STOPPING, "");
      tellIfStopped();
    }
  }

  /** Has other settings. */
  void edit(WarehouseEntry wanted, Afterwards afterwards) {
    entry = wanted;
    WorkerSize other = means.machine().size(wanted.size());
    if (!other.equals(size)) {
      size = other;
      workers.drain().forEach(worker -> end(worker, afterwards));
      endSpare(afterwards);
    }
    workers.drainTo(wanted.maxWorkers()).forEach(worker -> end(worker, afterwards));
    if (!wanted.warmSpare()) {
      endSpare(afterwards);
    }
    happened(Kind.RESIZED, "");
    if (on) {
      startUpTo(wanted.minWorkers(), afterwards);
    }
  }

  /** Ends all at once. */
  void close(Afterwards afterwards) {
    on = false;
    stoppedByHand = true;
    workers.takeAll().forEach(worker -> afterwards.add(worker.worker()::close));
    workers.takeSpare().ifPresent(spare -> afterwards.add(spare::close));
  }

  /**
   * Has as many workers as there is to do.
   *
   * @param oldest since when the first statement waits
   * @param used when the last statement came or went
   */
  void fit(Optional<Instant> oldest, Instant used, Afterwards afterwards) {
    Instant now = means.clock().instant();
    bury(afterwards);
    if (on) {
      startUpTo(entry.minWorkers(), afterwards);
      giveUpWithoutMemory(now, afterwards);
    }
    if (on) {
      boolean late = oldest.isPresent() && !oldest.get().plus(PATIENCE).isAfter(now);
      if (late && workers.starting() == 0 && workers.live() < entry.maxWorkers()) {
        startUpTo(workers.live() + 1, afterwards);
      }
      workers
          .takeSlack(entry.minWorkers(), now.minus(SLACK))
          .ifPresent(
              slack -> {
                happened(Kind.SCALED_DOWN, slack.id());
                end(slack, afterwards);
              });
      Duration idle = Duration.ofMinutes(entry.autoStopMinutes());
      if (!idle.isZero()
          && oldest.isEmpty()
          && workers.starting() == 0
          && workers.areIdle()
          && !used.plus(idle).isAfter(now)) {
        turnOff(false, afterwards);
      }
    }
    if (entry.warmSpare() && !stoppedByHand && workers.lacksSpare()) {
      replaceSpare(afterwards);
    }
  }

  private void replaceSpare(Afterwards afterwards) {
    Optional<Worker> dead = workers.takeSpare();
    dead.ifPresent(
        spare -> {
          lost(spare.lastWords(), "", afterwards);
          afterwards.add(() -> means.background().execute(spare::close));
        });
    MemoryBudget memory = means.workers();
    if (losses.secondsLeft(now()) == 0 && !memory.isPressed() && memory.reserve(size)) {
      int generation = workers.beginSpare();
      WorkerSize wanted = size;
      afterwards.add(() -> means.background().execute(() -> startSpare(generation, wanted)));
    }
  }

  private void giveUpWithoutMemory(Instant now, Afterwards afterwards) {
    if (lackingSince != null && !lackingSince.plus(MOST_LACK).isAfter(now)) {
      owner.failed(noMemory(), afterwards);
      lackingSince = null;
      on = false;
      happened(Kind.STOPPED, "");
    }
  }

  private LakewiseException noMemory() {
    MemoryBudget memory = means.workers();
    return WarehouseErrors.noMemory(
        entry.name(),
        MemoryBudget.capBytes(size),
        memory.taken(),
        memory.bytes(),
        (int) MOST_LACK.toSeconds());
  }

  /** Whether it has workers and nobody needs them. */
  boolean canYield() {
    return (workers.live() > 0 || workers.hasSpare())
        && workers.starting() == 0
        && owner.waiting() == 0
        && workers.areIdle();
  }

  /** Ends workers that nobody needs, the spare too: another warehouse needs their memory. */
  void standDown(Afterwards afterwards) {
    endSpare(afterwards);
    turnOff(false, afterwards);
  }

  /** Takes those out that have ended by themselves. */
  void bury(Afterwards afterwards) {
    for (PooledWorker dead : workers.takeDead()) {
      lost(dead.worker().lastWords(), dead.id(), afterwards);
      end(dead, afterwards);
    }
  }

  private void lost(String lastWords, String worker, Afterwards afterwards) {
    losses.lost(now());
    happened(Kind.WORKER_LOST, worker);
    if (losses.isLoop()) {
      LakewiseException error =
          WarehouseErrors.degraded(
              entry.name(), losses.inRow(), lastWords, losses.secondsLeft(now()));
      problem = error.getMessage();
      happened(Kind.DEGRADED, "");
      if (workers.live() + workers.starting() == 0) {
        owner.failed(error, afterwards);
      }
    }
  }

  /** A worker has ended a statement and lives. */
  void worked() {
    losses.worked();
    problem = "";
  }

  /** Why no statement may wait now. */
  Optional<LakewiseException> broken() {
    int seconds = losses.secondsLeft(now());
    return seconds == 0 || workers.live() + workers.starting() > 0
        ? Optional.empty()
        : Optional.of(WarehouseErrors.degraded(entry.name(), losses.inRow(), "", seconds));
  }

  private Instant now() {
    return means.clock().instant();
  }

  /** A worker is needed by one statement less. */
  void letGo(PooledWorker worker, Afterwards afterwards) {
    if (worker.isDraining() && worker.isIdle() && workers.remove(worker)) {
      end(worker, afterwards);
      tellIfStopped();
    }
  }

  private void tellIfStopped() {
    if (state() == WarehouseState.STOPPED) {
      happened(Kind.STOPPED, "");
    }
  }

  private void end(PooledWorker worker, Afterwards afterwards) {
    afterwards.add(() -> means.background().execute(worker.worker()::close));
  }

  private void endSpare(Afterwards afterwards) {
    workers
        .takeSpare()
        .ifPresent(spare -> afterwards.add(() -> means.background().execute(spare::close)));
  }

  private void startUpTo(int wanted, Afterwards afterwards) {
    while (workers.live() + workers.starting() < wanted && mayStart()) {
      if (workers.live() + workers.starting() == 0) {
        happened(Kind.STARTING, "");
      }
      if (workers.hasSpare()) {
        joined(workers.takeSpare().orElseThrow(), size);
        continue;
      }
      int generation = workers.begin();
      WorkerSize ofSize = size;
      afterwards.add(() -> means.background().execute(() -> startOne(generation, ofSize)));
    }
  }

  /** Whether there is a spare, or room for a worker, which is then reserved. */
  private boolean mayStart() {
    if (losses.secondsLeft(now()) > 0) {
      return false;
    }
    if (workers.hasSpare() || means.workers().reserve(size)) {
      lackingSince = null;
      return true;
    }
    if (workers.live() + workers.starting() == 0) {
      means.workers().want();
      if (lackingSince == null) {
        lackingSince = now();
        problem = noMemory().getMessage();
        happened(Kind.LACKS_MEMORY, "");
      }
    }
    return false;
  }

  private void joined(Worker worker, WorkerSize ofSize) {
    PooledWorker member =
        new PooledWorker(means.ids().get(), worker, ofSize, means.clock().instant());
    boolean first = workers.live() == 0;
    workers.add(member);
    if (!losses.isLoop()) {
      problem = "";
    }
    happened(first ? Kind.RUNNING : Kind.SCALED_UP, member.id());
  }

  private void startOne(int generation, WorkerSize ofSize) {
    try {
      Worker started = means.workers().start(ofSize);
      owner.locked(
          afterwards -> {
            if (workers.arrived(generation)) {
              joined(started, ofSize);
            } else {
              afterwards.add(started::close);
            }
          });
    } catch (LakewiseException failure) {
      owner.locked(
          afterwards -> {
            if (workers.arrived(generation)) {
              problem = failure.getMessage();
              lost("", "", afterwards);
              if (workers.live() + workers.starting() == 0) {
                on = false;
                owner.failed(failure, afterwards);
                tellIfStopped();
              }
            }
          });
    }
  }

  private void startSpare(int generation, WorkerSize ofSize) {
    try {
      Worker started = means.workers().start(ofSize);
      owner.locked(
          afterwards -> {
            if (!workers.spareArrived(generation, started)) {
              afterwards.add(started::close);
            }
          });
    } catch (LakewiseException failure) {
      owner.locked(
          afterwards -> {
            problem = failure.getMessage();
            workers.spareArrived(generation, null);
            lost("", "", afterwards);
          });
    }
  }

  /** Tells how many workers are needed by statements, if that has changed. */
  void tellBusy() {
    int busy = workers.busy();
    if (busy != toldBusy) {
      toldBusy = busy;
      means.events().busy(new BusyWorkers(entry.id(), busy, means.clock().instant()));
    }
  }

  /** Tells what happened. */
  void happened(Kind kind, String worker) {
    means
        .events()
        .happened(
            new WarehouseEvent(
                kind,
                entry.id(),
                entry.name(),
                size.label(),
                workers.live(),
                owner.waiting(),
                worker,
                means.clock().instant()));
  }
}
