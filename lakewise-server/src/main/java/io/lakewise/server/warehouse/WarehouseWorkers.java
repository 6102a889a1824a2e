package io.lakewise.server.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The workers of a warehouse: those that take statements, those that only end what they have, those
 * that are being started, and the spare. Not thread-safe; what it gives out to be closed is not
 * part of it any more.
 */
final class WarehouseWorkers {

  private final List<PooledWorker> all = new ArrayList<>();
  private int starting;
  private int generation;
  private Worker spare;
  private boolean spareStarting;

  /** How many take statements. */
  int live() {
    return (int) all.stream().filter(worker -> !worker.isDraining()).count();
  }

  /** How many of those that take statements are needed by one. */
  int busy() {
    return (int) all.stream().filter(worker -> !worker.isDraining() && !worker.isIdle()).count();
  }

  /** How many there are, with those that only end what they have. */
  int size() {
    return all.size();
  }

  /** How many are being started. */
  int starting() {
    return starting;
  }

  /** How many statements have a turn. */
  int running() {
    return all.stream().mapToInt(PooledWorker::running).sum();
  }

  /** Whether no statement needs a worker. */
  boolean areIdle() {
    return all.stream().allMatch(PooledWorker::isIdle);
  }

  /** The one with the least to do that can take a statement. */
  Optional<PooledWorker> free(int places) {
    return all.stream()
        .filter(worker -> worker.takes(places))
        .min(Comparator.comparingInt(PooledWorker::running));
  }

  /** Counts one that is being started; what it belongs to, for {@link #arrived}. */
  int begin() {
    starting++;
    return generation;
  }

  /** Counts one no more that was being started; whether it is still wanted. */
  boolean arrived(int ofGeneration) {
    if (ofGeneration != generation) {
      return false;
    }
    starting--;
    return true;
  }

  void add(PooledWorker worker) {
    all.add(worker);
  }

  /** Whether this one was here. */
  boolean remove(PooledWorker worker) {
    return all.remove(worker);
  }

  /** Takes out those that have ended by themselves. */
  List<PooledWorker> takeDead() {
    List<PooledWorker> dead = all.stream().filter(worker -> !worker.worker().isAlive()).toList();
    all.removeAll(dead);
    return dead;
  }

  /** Lets all end what they have, forgets those that are being started; gives out the idle ones. */
  List<PooledWorker> drain() {
    generation++;
    starting = 0;
    spareStarting = false;
    all.forEach(PooledWorker::drain);
    return takeIdle();
  }

  /** Lets those end what they have that are more than a number; gives out the idle ones. */
  List<PooledWorker> drainTo(int most) {
    all.stream()
        .filter(worker -> !worker.isDraining())
        .sorted(Comparator.comparingInt(PooledWorker::running))
        .limit(Math.max(0, live() - most))
        .forEach(PooledWorker::drain);
    return takeIdle();
  }

  private List<PooledWorker> takeIdle() {
    List<PooledWorker> idle =
        all.stream().filter(worker -> worker.isDraining() && worker.isIdle()).toList();
    all.removeAll(idle);
    return idle;
  }

  /** Takes out one that was of no use since a time, if more than {@code least} live. */
  Optional<PooledWorker> takeSlack(int least, Instant since) {
    if (live() <= least) {
      return Optional.empty();
    }
    Optional<PooledWorker> slack =
        all.stream()
            .filter(worker -> !worker.isDraining() && worker.isIdle())
            .filter(worker -> !worker.used().isAfter(since))
            .findFirst();
    slack.ifPresent(all::remove);
    return slack;
  }

  /** Takes out all. */
  List<PooledWorker> takeAll() {
    generation++;
    starting = 0;
    spareStarting = false;
    List<PooledWorker> taken = List.copyOf(all);
    all.clear();
    return taken;
  }

  /** Whether there is no spare that lives, nor one that is being started. */
  boolean lacksSpare() {
    return !spareStarting && !hasSpare();
  }

  /** As {@link #begin}, for a spare. */
  int beginSpare() {
    spareStarting = true;
    return generation;
  }

  /** Keeps a spare; whether it is still wanted. Null for one that could not be started. */
  boolean spareArrived(int ofGeneration, Worker arrived) {
    if (ofGeneration != generation) {
      return false;
    }
    spareStarting = false;
    spare = arrived;
    return true;
  }

  /** Whether there is a spare that lives. */
  boolean hasSpare() {
    return spare != null && spare.isAlive();
  }

  /** Takes the spare, which may have ended by itself. */
  Optional<Worker> takeSpare() {
    Worker taken = spare;
    spare = null;
    return Optional.ofNullable(taken);
  }
}
