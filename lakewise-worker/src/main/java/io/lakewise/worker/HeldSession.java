package io.lakewise.worker;

import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.WorkUsage;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A session and its open results. Its steps run one after the other; interrupts do not wait. */
final class HeldSession {

  private final WorkSession session;
  private final Map<Long, WorkResult> results = new HashMap<>();
  private final ReentrantLock running = new ReentrantLock();
  private volatile boolean interrupted;
  private volatile WorkUsage usage = WorkUsage.NONE;

  HeldSession(WorkSession session) {
    this.session = session;
  }

  /** Runs a step when the one before it has ended. */
  <T> T step(Function<WorkSession, T> step) {
    running.lock();
    try {
      return step.apply(session);
    } finally {
      running.unlock();
    }
  }

  /** Keeps a result open under a number. */
  void keep(long number, WorkResult result) {
    results.put(number, result);
  }

  /** The open result of a number, or null. */
  WorkResult result(long number) {
    return results.get(number);
  }

  /** Ends a result. */
  void end(long number) {
    WorkResult result = results.remove(number);
    if (result != null) {
      result.close();
    }
  }

  /** A step of the running one has taken this. */
  synchronized void used(WorkUsage more) {
    usage = usage.and(more);
  }

  /** What its steps took. */
  WorkUsage usage() {
    return usage.and(session.usage());
  }

  double progress() {
    return session.progress();
  }

  /** Whether what runs is to end. */
  boolean isInterrupted() {
    return interrupted;
  }

  /** Ends what runs now or comes later. */
  void interrupt() {
    interrupted = true;
    session.interrupt();
  }

  /** Ends what runs, then everything. */
  void close() {
    interrupted = true;
    if (!running.tryLock()) {
      session.interrupt();
      running.lock();
    }
    try {
      results.values().forEach(WorkResult::close);
      results.clear();
      session.close();
    } finally {
      running.unlock();
    }
  }
}
