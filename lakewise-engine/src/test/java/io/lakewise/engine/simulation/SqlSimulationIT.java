package io.lakewise.engine.simulation;

import io.lakewise.table.simulation.Lanes;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of SQL; {@code -Dlakewise.seed=N} runs one of them again. */
class SqlSimulationIT {

  private static ExecutorService threads;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    threads = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void stop() {
    threads.shutdown();
  }

  @Test
  void everyHistoryIsOneThatTheModelAllows() throws Exception {
    Path real = folder.toRealPath();
    Lanes.run(Lanes.isLong() ? 2_000 : 100, seed -> run(real, seed));
  }

  /** Runs a history; an error tells its seed and what happened. */
  static long run(Path folder, long seed) {
    SqlHistory history = new SqlHistory(seed, folder.resolve("lake" + seed));
    try {
      history.run(threads == null ? Executors.newCachedThreadPool() : threads);
    } catch (AssertionError | RuntimeException wrong) {
      throw Lanes.wrong(seed, history.trace(), wrong);
    }
    return history.hash();
  }
}
