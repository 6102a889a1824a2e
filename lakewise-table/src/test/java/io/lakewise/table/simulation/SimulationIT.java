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

  @Test
  void everyHistoryIsOneThatTheModelAllows() throws InterruptedException {
    Simulation simulation = new Simulation(folder, threads, Mutation.NONE);
    Lanes.run(Lanes.isLong() ? 50_000 : 2_000, simulation::run);
  }

  @Test
  void aSeedIsAHistory() {
    Simulation simulation = new Simulation(folder, threads, Mutation.NONE);
    for (long seed = 0; seed < 10; seed++) {
      History first = simulation.run(seed);
      History again = simulation.run(seed);
      assertThat(again.trace()).as("seed %s", seed).isEqualTo(first.trace());
      assertThat(again.hash()).as("seed %s", seed).isEqualTo(first.hash());
    }
  }
}
