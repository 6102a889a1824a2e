package io.lakewise.table.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories; {@code -Dlakewise.seed=N} runs one of them again. */
class SimulationIT {

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

  private static int histories() {
    boolean isLong =
        Boolean.getBoolean("lakewise.long") || "true".equals(System.getenv("LAKEWISE_LONG"));
    return isLong ? 50_000 : 2_000;
  }

  @Test
  void everyHistoryIsOneThatTheModelAllows() {
    Simulation simulation = new Simulation(folder, threads, Mutation.NONE);
    Long seed = Long.getLong("lakewise.seed");
    if (seed != null) {
      simulation.run(seed);
      return;
    }
    for (long each = 0; each < histories(); each++) {
      simulation.run(each);
    }
  }

  @Test
  void aSeedIsAHistory() {
    for (long seed = 0; seed < 20; seed++) {
      Simulation simulation = new Simulation(folder, threads, Mutation.NONE);
      History first = simulation.run(seed);
      History again = simulation.run(seed);
      assertThat(again.trace()).as("seed %s", seed).isEqualTo(first.trace());
      assertThat(again.hash()).as("seed %s", seed).isEqualTo(first.hash());
    }
  }
}
