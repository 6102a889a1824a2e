package io.lakewise.cli.terminal;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** Shows on a terminal how far long work is, from its second second on. */
public final class ProgressBar implements AutoCloseable {

  private static final long FIRST_MILLIS = 1_000;
  private static final long NEXT_MILLIS = 200;
  private static final int WIDTH = 30;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter output;
  private final DoubleSupplier progress;
  private final ScheduledExecutorService timer;
  private final long started = System.nanoTime();
  private boolean drawn;
  private boolean closed;

  /**
   * Starts watching.
   *
   * @param output the terminal
   * @param progress 0 to 1; negative if nobody knows
   */
  public ProgressBar(PrintWriter output, DoubleSupplier progress) {
    this.output = output;
    this.progress = progress;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        timer.scheduleWithFixedDelay(this::draw, FIRST_MILLIS, NEXT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void draw() {
    if (closed) {
      return;
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
    output.print(CLEAR_LINE + text(progress.getAsDouble(), seconds));
    output.flush();
    drawn = true;
  }

  /** One line. */
  static String text(double share, long seconds) {
    if (share < 0) {
      return "working, " + seconds + " s";
    }
    int done = (int) Math.round(Math.min(1, share) * WIDTH);
    String bar = "█".repeat(done) + "░".repeat(WIDTH - done);
    return bar + " " + Math.round(Math.min(1, share) * 100) + " %, " + seconds + " s";
  }

  /** Ends it and leaves an empty line; may be called again. */
  @Override
  public synchronized void close() {
    timer.shutdownNow();
    if (drawn && !closed) {
      output.print(CLEAR_LINE);
      output.flush();
    }
    closed = true;
  }
}
