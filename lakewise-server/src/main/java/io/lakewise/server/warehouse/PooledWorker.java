package io.lakewise.server.warehouse;

import java.time.Instant;

/** A worker among those of its warehouse, which guards it. */
final class PooledWorker {

  private final String id;
  private final Worker worker;
  private final WorkerSize size;
  private int running;
  private int held;
  private boolean draining;
  private Instant used;

  PooledWorker(String id, Worker worker, WorkerSize size, Instant now) {
    this.id = id;
    this.worker = worker;
    this.size = size;
    this.used = now;
  }

  String id() {
    return id;
  }

  Worker worker() {
    return worker;
  }

  WorkerSize size() {
    return size;
  }

  /** How many statements have a turn. */
  int running() {
    return running;
  }

  /** Whether no statement needs it. */
  boolean isIdle() {
    return held == 0;
  }

  /** When it last was of use. */
  Instant used() {
    return used;
  }

  /** Whether it takes no new statements. */
  boolean isDraining() {
    return draining;
  }

  void drain() {
    draining = true;
  }

  /** Whether it can take a statement. */
  boolean takes(int places) {
    return !draining && running < places && worker.isAlive();
  }

  void hold(Instant now) {
    held++;
    used = now;
  }

  void letGo(Instant now) {
    held--;
    used = now;
  }

  void begin() {
    running++;
  }

  void end() {
    running--;
  }
}
