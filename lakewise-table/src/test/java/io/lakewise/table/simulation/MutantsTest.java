package io.lakewise.table.simulation;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of the test: histories with a mistake in them must go wrong. */
class MutantsTest {

  private static final int HISTORIES = 300;

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

  @ParameterizedTest
  @EnumSource(Mutant.class)
  void isFound(Mutant mutant) {
    Simulation simulation = new Simulation(folder, threads, mutant);
    for (long seed = 0; seed < HISTORIES; seed++) {
      try {
        simulation.run(seed);
      } catch (AssertionError found) {
        return;
      }
    }
    fail(mutant + " was not found by " + HISTORIES + " histories");
  }
}
