package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps the process under a cap that DuckDB's memory limit does not: what is folded while a
 * statement is planned, and lists and texts in rows, are allocated beyond it. Beyond the cap the
 * running statements are interrupted; where that does not help within a time, or when half as much
 * again is reached, the process is ended. So it never holds more than {@link #mostBytes} and what
 * is allocated between two looks. Thread-safe.
 */
public final class MemoryWatch implements AutoCloseable {

  private static final long CHECK_MILLIS = 50;

  private final long capBytes;
  private final long graceChecks;
  private final LongSupplier residentBytes;
  private final BooleanSupplier interrupt;
  private final Runnable relieve;
  private final Consumer<LakewiseException> end;
  private final ScheduledFuture<?> checking;
  private long checksBeyond;
  private boolean relieved;

  /**
   * Begins to watch.
   *
   * @param timer on which it looks, 20 times a second; one thread must always be free for it
   * @param capBytes of resident memory
   * @param grace how long an interrupt may take to help
   * @param residentBytes what the process holds, such as {@link ResidentMemory}
   * @param interrupt ends the running statements and answers whether there were any, such as {@link
   *     EmbeddedWorkbench#interruptForMemory}; called at every look while the cap is exceeded
   * @param relieve gives back memory that no statement holds; called once when nothing runs
   * @param end says the error and ends the process; called once
   */
  public MemoryWatch(
      ScheduledExecutorService timer,
      long capBytes,
      Duration grace,
      LongSupplier residentBytes,
      BooleanSupplier interrupt,
      Runnable relieve,
      Consumer<LakewiseException> end) {
    this.capBytes = capBytes;
    this.graceChecks = Math.max(1, grace.toMillis() / CHECK_MILLIS);
    this.residentBytes = residentBytes;
    this.interrupt = interrupt;
    this.relieve = relieve;
    this.end = end;
    this.checking =
        timer.scheduleWithFixedDelay(
            this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The resident memory at which the process is ended without waiting, for a cap. */
  public static long mostBytes(long capBytes) {
    return capBytes + capBytes / 2;
  }

  /** A task that throws is not run again, and the heap may be full just now. */
  private void check() {
    try {
      checkOnce();
    } catch (OutOfMemoryError heapIsFull) {
      if (!interrupt.getAsBoolean()) {
        relieve.run();
      }
    }
  }

  private synchronized void checkOnce() {
    long bytes = residentBytes.getAsLong();
    if (bytes <= capBytes) {
      checksBeyond = 0;
      relieved = false;
      return;
    }
    if (!interrupt.getAsBoolean()) {
      idleBeyond();
      return;
    }
    checksBeyond++;
    if (checksBeyond > graceChecks || bytes > mostBytes(capBytes)) {
      checking.cancel(false);
      end.accept(WorkbenchErrors.processBeyondCap(bytes, capBytes));
    }
  }

  /** What an ended statement has left behind is nobody's fault any more. */
  private void idleBeyond() {
    checksBeyond = 0;
    if (!relieved) {
      relieved = true;
      relieve.run();
    }
  }

  /** Watches no more. */
  @Override
  public void close() {
    checking.cancel(false);
  }
}
