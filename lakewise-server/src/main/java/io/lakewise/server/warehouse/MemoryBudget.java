package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The memory that all workers of a server may take together, by their caps. Room is reserved before
 * a worker is started and is free again when its process has ended, by whatever. Thread-safe.
 */
final class MemoryBudget {

  private final WorkerStarter starter;
  private final long bytes;
  private final Map<Worker, Long> started = new LinkedHashMap<>();
  private long reserved;
  private boolean wanted;
  private boolean pressed;

  /**
   * Nothing is taken yet.
   *
   * @param starter of workers for which there is room
   * @param bytes for all of them
   */
  MemoryBudget(WorkerStarter starter, long bytes) {
    this.starter = starter;
    this.bytes = bytes;
  }

  /** What a worker may take. */
  static long capBytes(WorkerSize size) {
    return WorkerLaunch.capBytes(size.memoryBytes());
  }

  /** What all may take. */
  long bytes() {
    return bytes;
  }

  /** What is taken, by those that live and those for which room is reserved. */
  synchronized long taken() {
    started.keySet().removeIf(worker -> !worker.isAlive());
    return reserved + started.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Reserves room for a worker that {@link #start} is then called for; whether there is any. The
   * first one may be larger than all that there is.
   */
  synchronized boolean reserve(WorkerSize size) {
    long taken = taken();
    if (taken > 0 && taken + capBytes(size) > bytes) {
      return false;
    }
    reserved += capBytes(size);
    wanted = false;
    return true;
  }

  /** Says that statements wait for room; for {@link #takeWanted}. */
  synchronized void want() {
    wanted = true;
  }

  /** Whether somebody wanted room since the last call, and still does. */
  synchronized boolean takeWanted() {
    pressed = wanted;
    wanted = false;
    return pressed;
  }

  /** Whether the last look found that statements wait for room. */
  synchronized boolean isPressed() {
    return pressed;
  }

  /**
   * Starts a worker in the room that was reserved for it.
   *
   * @throws LakewiseException if that does not work; the room is free then
   */
  Worker start(WorkerSize size) {
    Worker worker = null;
    try {
      worker = starter.start(size);
      return worker;
    } finally {
      synchronized (this) {
        reserved -= capBytes(size);
        if (worker != null) {
          started.put(worker, capBytes(size));
        }
      }
    }
  }
}
