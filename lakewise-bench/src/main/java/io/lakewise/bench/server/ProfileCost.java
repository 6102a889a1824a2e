package io.lakewise.bench.server;

import io.lakewise.bench.report.Stopwatch;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import io.lakewise.engine.workbench.duckdb.WorkbenchConfiguration;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What it costs a worker to profile a statement: the same statements with and without, in turn. */
final class ProfileCost {

  private static final int BLOCKS = 40;
  private static final int WARM_BLOCKS = 5;
  private static final int STATEMENTS = 50;

  /** DuckDB with one thread works on the thread that asks, whose time is told exactly. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private int number;

  private ProfileCost() {}

  /**
   * Milliseconds of processor time that a profile takes, of the quicker blocks of either kind, as
   * what else runs makes blocks slower and none quicker. Each statement has another column's name,
   * so each of them is profiled in full, and groups more rows by more operators than a look-up
   * does.
   */
  static double millis(Path folder) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    WorkbenchConfiguration plain =
        new WorkbenchConfiguration(
            1, 256L << 20, folder.resolve("staging"), folder.resolve("spill"), List.of());
    ProfileCost cost = new ProfileCost();
    try (EmbeddedWorkbench without = new EmbeddedWorkbench(plain, timer);
        EmbeddedWorkbench with = new EmbeddedWorkbench(plain.withProfiles(() -> 0), timer)) {
      double[] less = new double[BLOCKS];
      double[] more = new double[BLOCKS];
      for (int block = -WARM_BLOCKS; block < BLOCKS; block++) {
        int counted = Math.max(0, block);
        if (block % 2 == 0) {
          less[counted] = cost.block(without);
          more[counted] = cost.block(with);
        } else {
          more[counted] = cost.block(with);
          less[counted] = cost.block(without);
        }
      }
      return (quick(more) - quick(less)) / STATEMENTS;
    } finally {
      timer.shutdownNow();
    }
  }

  private static double quick(double[] blocks) {
    return Stopwatch.percentile(blocks, 0.25);
  }

  private double block(EmbeddedWorkbench workbench) {
    long before = THREADS.getCurrentThreadCpuTime();
    for (int each = 0; each < STATEMENTS; each++) {
      try (WorkSession session = workbench.open(new WorkLimits("UTC", 0))) {
        String select =
            "SELECT range % 3 AS " + name() + ", count(*) FROM range(20000) GROUP BY ALL";
        try (WorkResult rows = session.query(select, List.of())) {
          while (rows.next() != null) {
            number++;
          }
        }
        session.usage();
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
  }

  /** A name without digits, which no other statement has. */
  private String name() {
    StringBuilder name = new StringBuilder("a");
    for (int rest = number++; rest > 0; rest /= 10) {
      name.append((char) ('a' + rest % 10));
    }
    return name.toString();
  }
}
