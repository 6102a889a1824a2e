package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.error.LakewiseException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;

/**
 * Ends the steps of one session. DuckDB forgets an interrupt that comes before a query begins, so
 * it is repeated until the step has ended. Thread-safe.
 */
final class Interruption {

  private static final long REPEAT_MILLIS = 20;

  /** Why a session was interrupted. */
  enum Reason {
    CANCELLED,
    TIMED_OUT,
    OUT_OF_MEMORY
  }

  private final ScheduledExecutorService timer;
  private final long maxMillis;
  private DuckDBConnection running;
  private Reason reason;
  private ScheduledFuture<?> deadline;
  private ScheduledFuture<?> repeating;

  Interruption(ScheduledExecutorService timer, long maxMillis, long leftMillis) {
    this.timer = timer;
    this.maxMillis = maxMillis;
    if (leftMillis > 0) {
      deadline =
          timer.schedule(() -> interrupt(Reason.TIMED_OUT), leftMillis, TimeUnit.MILLISECONDS);
    }
  }

  /** Begins a step on a connection; refused if the session was interrupted before. */
  synchronized void begin(DuckDBConnection connection) {
    check();
    running = connection;
  }

  /** The step has ended. */
  synchronized void end() {
    running = null;
    if (repeating != null) {
      repeating.cancel(false);
      repeating = null;
    }
  }

  /** The session has ended. */
  synchronized void close() {
    end();
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  /** Ends the step that is running, and every later one of this session. */
  synchronized void interrupt(Reason why) {
    if (reason == null) {
      reason = why;
    }
    if (running != null && repeating == null) {
      NativeInterrupt.send(running);
      repeating =
          timer.scheduleWithFixedDelay(
              this::again, REPEAT_MILLIS, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Whether the session was interrupted because the process ran out of memory. */
  synchronized boolean endedForMemory() {
    return reason == Reason.OUT_OF_MEMORY;
  }

  /** Does something again and again, until it is cancelled; it must be short. */
  ScheduledFuture<?> every(long millis, Runnable task) {
    return timer.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** The step's connection, or null if none is running. */
  synchronized DuckDBConnection running() {
    return running;
  }

  /** The error that the interrupt stands for, or null if there was none. */
  synchronized LakewiseException error() {
    if (reason == null) {
      return null;
    }
    return switch (reason) {
      case CANCELLED -> WorkbenchErrors.cancelled();
      case TIMED_OUT -> WorkbenchErrors.timedOut(maxMillis);
      case OUT_OF_MEMORY -> WorkbenchErrors.processOutOfMemory();
    };
  }

  /** Throws {@link #error} if the session was interrupted. */
  void check() {
    LakewiseException error = error();
    if (error != null) {
      throw error;
    }
  }

  private synchronized void again() {
    if (running != null) {
      NativeInterrupt.send(running);
    }
  }
}
