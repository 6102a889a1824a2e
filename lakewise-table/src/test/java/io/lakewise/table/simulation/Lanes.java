package io.lakewise.table.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Runs histories, which know nothing of each other, on all processors. */
public final class Lanes {

  private Lanes() {}

  /** Runs the seeds from 0 to below a count, or only the one of {@code -Dlakewise.seed}. */
  public static void run(long count, LongConsumer history) throws InterruptedException {
    Long only = Long.getLong("lakewise.seed");
    if (only != null) {
      history.accept(only);
      return;
    }
    int lanes = Math.min(8, Runtime.getRuntime().availableProcessors());
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    AtomicLong next = new AtomicLong();
    List<Future<?>> running = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      running.add(threads.submit(() -> lane(next, count, history)));
    }
    threads.shutdown();
    for (Future<?> lane : running) {
      try {
        lane.get();
      } catch (ExecutionException wrong) {
        next.set(count);
        throw wrong.getCause() instanceof AssertionError error ? error : new AssertionError(wrong);
      }
    }
  }

  private static void lane(AtomicLong next, long count, LongConsumer history) {
    for (long seed = next.getAndIncrement(); seed < count; seed = next.getAndIncrement()) {
      try {
        history.accept(seed);
      } catch (Error | RuntimeException wrong) {
        next.set(count);
        throw wrong;
      }
    }
  }

  /** What is said of a history that went wrong: how to run it again, and what happened last. */
  public static AssertionError wrong(long seed, String trace, Throwable cause) {
    return new AssertionError(
        "seed "
            + seed
            + " (run again with -Dlakewise.seed="
            + seed
            + "): "
            + cause.getMessage()
            + "\nThe last that happened:\n"
            + trace,
        cause);
  }

  /** Whether much more is to be run than every day: {@code ./lakewise test --long}. */
  public static boolean isLong() {
    return Boolean.getBoolean("lakewise.long") || "true".equals(System.getenv("LAKEWISE_LONG"));
  }
}
