package io.lakewise.worker;

import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps warm what statements read again and again: at once while none runs, and in a third of the
 * time beside others.
 */
final class Warming {

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int REST = 2;

  private final EmbeddedWorkbench workbench;
  private final ScheduledExecutorService thread;

  /**
   * Does nothing yet.
   *
   * @param thread of its own
   */
  Warming(EmbeddedWorkbench workbench, ScheduledExecutorService thread) {
    this.workbench = workbench;
    this.thread = thread;
  }

  /** Begins, and goes on as long as the thread does. */
  void begin() {
    thread.schedule(this::step, LOOK_NANOS, TimeUnit.NANOSECONDS);
  }

  private void step() {
    long rest = LOOK_NANOS;
    try {
      long began = System.nanoTime();
      if (workbench.warm(began)) {
        rest = workbench.isBusy() ? REST * (System.nanoTime() - began) : 0;
      }
    } finally {
      thread.schedule(this::step, rest, TimeUnit.NANOSECONDS);
    }
  }
}
