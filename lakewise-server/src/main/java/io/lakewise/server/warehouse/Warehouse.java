package io.lakewise.server.warehouse;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.warehouse.Crew.Change;
import io.lakewise.server.warehouse.Slot.Hold;
import io.lakewise.server.warehouse.WarehouseEvent.Kind;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * Workers of one size and the queue before them. It starts with its first statement, has more
 * workers while statements wait and fewer when there is little to do, and stops when there was
 * nothing for a time. Thread-safe; nothing happens by itself but by {@link #tick}.
 */
final class Warehouse implements Crew.Owner {

  private static final int LONGEST_RETRY = 60;

  /** One that waits; each is itself alone. */
  private static final class Waiting {

    private final String statement;
    private final String user;
    private final Instant asked;
    private final CompletableFuture<Slot> slot = new CompletableFuture<>();

    private Waiting(String statement, String user, Instant asked) {
      this.statement = statement;
      this.user = user;
      this.asked = asked;
    }
  }

  private final Means means;
  private final StatementQueue<Waiting> queue = new StatementQueue<>();
  private final Set<Slot> turns = new LinkedHashSet<>();
  private final Crew crew;
  private boolean gone;
  private Instant used;
  private int toldWaiting;
  private double meanSeconds = 1;

  /** Starts nothing yet. */
  Warehouse(WarehouseEntry entry, Means means) {
    this.means = means;
    this.used = means.clock().instant();
    this.crew = new Crew(entry, means, this);
  }

  /**
   * Takes a place in the queue.
   *
   * @param statement its id; empty for a call that is none
   * @throws LakewiseException if too many wait already
   */
  Admission enter(Principal caller, Priority priority, String statement) {
    return enter(caller.id(), priority, statement);
  }

  private Admission enter(String user, Priority priority, String statement) {
    Waiting waiting = new Waiting(statement, user, means.clock().instant());
    Afterwards afterwards = new Afterwards();
    Optional<LakewiseException> refused;
    synchronized (this) {
      if (gone) {
        throw WarehouseErrors.dropped(crew.entry().name());
      }
      used = waiting.asked;
      queue.add(waiting, waiting.user, priority);
      dispatch(afterwards);
      refused = refused(waiting);
    }
    afterwards.run();
    if (refused.isPresent()) {
      throw refused.get();
    }
    return new Admission(waiting.slot, () -> leave(waiting));
  }

  /** Whether one that came last is too much; those for whom workers are being started are not. */
  private Optional<LakewiseException> refused(Waiting last) {
    Optional<LakewiseException> broken = crew.broken();
    if (broken.isPresent() && queue.remove(last)) {
      return broken;
    }
    int coming = crew.workers().starting() * crew.places();
    int bound = crew.entry().queuedStatements().orElse(means.machine().queued());
    if (queue.size() <= bound + coming || !queue.remove(last)) {
      return Optional.empty();
    }
    int places = Math.max(1, crew.workers().live() * crew.places());
    double seconds = Math.ceil(queue.size() * meanSeconds / places);
    int retry = (int) Math.max(1, Math.min(LONGEST_RETRY, seconds));
    return Optional.of(WarehouseErrors.full(crew.entry().name(), queue.size(), retry));
  }

  private void leave(Waiting waiting) {
    synchronized (this) {
      if (!queue.remove(waiting)) {
        return;
      }
    }
    waiting.slot.completeExceptionally(WarehouseErrors.leftQueue());
  }

  /** Gives turns to those that wait, as far as there are workers. */
  private void dispatch(Afterwards afterwards) {
    crew.bury(afterwards);
    while (queue.size() > 0) {
      Optional<PooledWorker> worker = crew.workers().free(crew.places());
      if (worker.isEmpty()) {
        crew.turnOn(afterwards);
        worker = crew.workers().free(crew.places());
      }
      if (worker.isEmpty()) {
        break;
      }
      Waiting next = queue.next().orElseThrow();
      Slot slot = slot(worker.get(), next);
      afterwards.add(() -> next.slot.complete(slot));
    }
    crew.tellBusy();
  }

  private Slot slot(PooledWorker worker, Waiting next) {
    Instant now = means.clock().instant();
    worker.hold(now);
    worker.begin();
    WarehouseEntry entry = crew.entry();
    Admitted admitted =
        new Admitted(entry.id(), entry.name(), worker.size().label(), worker.id(), next.asked, now);
    Duration most = Duration.ofSeconds(entry.statementSeconds());
    UnaryOperator<Workbench> limited =
        whole -> most.isZero() ? whole : new LimitedWorkbench(whole, most, now, means.clock());
    Slot slot = new Slot(this, worker, next.statement, next.user, admitted, limited);
    turns.add(slot);
    return slot;
  }

  /** Another worker for a statement whose worker had ended before it was asked anything. */
  RemoteWorkbench move(Slot slot) {
    release(slot, Hold.NOTHING);
    Slot other = enter(slot.user(), Priority.HIGH, slot.statement()).await();
    synchronized (this) {
      turns.remove(other);
      turns.add(slot);
      slot.takeOver(other);
    }
    return slot.worker().worker().workbench();
  }

  /** Takes back what a slot holds on to. */
  void release(Slot slot, Hold rest) {
    locked(
        afterwards -> {
          if (slot.hold().ordinal() >= rest.ordinal()) {
            return;
          }
          Instant now = means.clock().instant();
          if (slot.hold() == Hold.TURN) {
            slot.worker().end();
            turns.remove(slot);
            queue.ended(slot.user());
            double took = Duration.between(slot.admitted().at(), now).toMillis() / 1000.0;
            meanSeconds = 0.9 * meanSeconds + 0.1 * took;
            if (slot.worker().worker().isAlive()) {
              crew.worked();
            }
          }
          slot.hold(rest);
          used = now;
          if (rest == Hold.NOTHING) {
            slot.worker().letGo(now);
            crew.letGo(slot.worker(), afterwards);
          }
        });
  }

  /** Gives a slot its turn again. */
  synchronized void resume(Slot slot) {
    if (slot.hold() == Hold.TURN) {
      return;
    }
    PooledWorker worker = slot.worker();
    if (slot.hold() == Hold.NOTHING || worker.running() >= crew.places()) {
      throw WarehouseErrors.noTurn(crew.entry().name());
    }
    worker.begin();
    queue.began(slot.user());
    turns.add(slot);
    slot.hold(Hold.TURN);
  }

  /** Starts it, if it does not run. */
  void start() {
    locked(
        afterwards -> {
          used = means.clock().instant();
          crew.turnOn(afterwards);
        });
  }

  /** Lets the statements that run end; those that wait fail. The next statement starts it again. */
  void stop() {
    locked(
        afterwards -> {
          failed(WarehouseErrors.stopped(crew.entry().name()), afterwards);
          crew.turnOff(true, afterwards);
        });
  }

  /** Gives it other settings; workers of another size end when their statements have. */
  void edit(WarehouseEntry wanted) {
    locked(
        afterwards -> {
          if (!crew.entry().equals(wanted)) {
            crew.edit(wanted, afterwards);
          }
        });
  }

  /** As {@link #stop}, and takes no more statements. */
  void drop() {
    locked(
        afterwards -> {
          gone = true;
          failed(WarehouseErrors.dropped(crew.entry().name()), afterwards);
          crew.turnOff(true, afterwards);
          crew.happened(Kind.DELETED, "");
        });
  }

  /** Ends all workers at once; their statements fail. */
  void close() {
    locked(
        afterwards -> {
          gone = true;
          failed(WorkerErrors.closed(), afterwards);
          crew.close(afterwards);
        });
  }

  /** Looks after its workers and its queue; called about once a second. */
  void tick() {
    locked(
        afterwards -> {
          if (gone) {
            return;
          }
          crew.fit(queue.oldest().map(waiting -> waiting.asked), used, afterwards);
          if (queue.size() != toldWaiting) {
            toldWaiting = queue.size();
            crew.happened(Kind.QUEUE_LENGTH, "");
          }
        });
  }

  /** When it was last of use, if it has workers and no statement needs them. */
  synchronized Optional<Instant> idleSince() {
    return crew.canYield() ? Optional.of(used) : Optional.empty();
  }

  /** Ends workers that no statement needs; the next statement starts it again. */
  void standDown() {
    locked(
        afterwards -> {
          if (crew.canYield()) {
            crew.standDown(afterwards);
          }
        });
  }

  /** What has a turn, then what waits, each in the order in which it came. */
  synchronized List<Standing> standing() {
    List<Standing> all = new ArrayList<>();
    for (Slot slot : turns) {
      Admitted admitted = slot.admitted();
      all.add(
          new Standing(
              slot.statement(), slot.user(), admitted.asked(), Optional.of(admitted.at())));
    }
    all.sort(Comparator.comparing(Standing::asked));
    queue
        .inOrder()
        .forEach(
            each -> all.add(new Standing(each.statement, each.user, each.asked, Optional.empty())));
    return all;
  }

  /** How it is now. */
  synchronized WarehouseStatus status() {
    return crew.status();
  }

  @Override
  public int waiting() {
    return queue.size();
  }

  @Override
  public void locked(Change change) {
    Afterwards afterwards = new Afterwards();
    synchronized (this) {
      change.make(afterwards);
      dispatch(afterwards);
    }
    afterwards.run();
  }

  @Override
  public void failed(LakewiseException why, Afterwards afterwards) {
    queue.clear().forEach(each -> afterwards.add(() -> each.slot.completeExceptionally(why)));
  }
}
