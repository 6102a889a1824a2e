package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps the process under a cap that DuckDB's memory limit does not: what is folded while a
 * statement is planned, and a few operators, allocate beyond it. Beyond the cap the running
 * statements are interrupted; where that does not help within a time, the process is ended.
 * Thread-safe.
 */
public final class MemoryWatch implements AutoCloseable {

  private static final long CHECK_MILLIS = 50;

  private final long capBytes;
  private final long graceChecks;
  private final LongSupplier residentBytes;
  private final Runnable interrupt;
  private final Consumer<LakewiseException> end;
  private final ScheduledFuture<?> checking;
  private long checksBeyond;

  /**
   * Begins to watch.
   *
   * @param timer on which it looks, 20 times a second; one thread must always be free for it
   * @param capBytes of resident memory
   * @param grace how long an interrupt may take to help
   * @param residentBytes what the process holds, such as {@link ResidentMemory}
   * @param interrupt ends the running statements, such as {@link
   *     EmbeddedWorkbench#interruptForMemory}
   * @param end says the error and ends the process; called once
   */
  public MemoryWatch(
      ScheduledExecutorService timer,
      long capBytes,
      Duration grace,
      LongSupplier residentBytes,
      Runnable interrupt,
      Consumer<LakewiseException> end) {
    this.capBytes = capBytes;
    this.graceChecks = Math.max(1, grace.toMillis() / CHECK_MILLIS);
    this.residentBytes = residentBytes;
    this.interrupt = interrupt;
    this.end = end;
    this.checking =
        timer.scheduleWithFixedDelay(
            this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void check() {
    long bytes = residentBytes.getAsLong();
    if (bytes <= capBytes) {
      checksBeyond = 0;
      return;
    }
    checksBeyond++;
    if (checksBeyond == 1) {
      interrupt.run();
    }
    if (checksBeyond > graceChecks) {
      checking.cancel(false);
      end.accept(WorkbenchErrors.processBeyondCap(bytes, capBytes));
    }
  }

  /** Watches no more. */
  @Override
  public void close() {
    checking.cancel(false);
  }
}
