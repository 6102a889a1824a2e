package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.WorkSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillTest {

  private static final String LARGE =
      "SELECT md5(CAST(i AS VARCHAR)) || i AS m FROM range(1000000) r(i)";

  @TempDir Path folder;
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

  @AfterEach
  void endTimer() {
    timer.shutdownNow();
  }

  private EmbeddedWorkbench workbench() {
    Path state = folder.resolve("lake").resolve("_lakewise");
    return new EmbeddedWorkbench(
        new WorkbenchConfiguration(
            2, 32L << 20, state.resolve("staging"), state.resolve("spill"), List.of()),
        timer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lake", "lake/_lakewise"})
  void whatDoesNotFitIntoMemoryIsSpilledWhateverThereIsOfTheLake(String made) throws IOException {
    Files.createDirectories(folder.resolve(made));
    List<Path> before = below(folder);
    try (EmbeddedWorkbench workbench = workbench();
        WorkSession session = workbench.open(WorkbenchFixture.UTC)) {
      assertThat(session.materialize("large", LARGE, List.of())).isEqualTo(1_000_000);
      assertThat(spilled()).as("bytes on disk, so that this test tests something").isPositive();
      assertThat(
              WorkbenchFixture.rows(
                  session.query("SELECT count(DISTINCT m) FROM large", List.of())))
          .containsExactly(List.of(1_000_000L));
    }
    assertThat(spilled()).isZero();
    if (!made.endsWith("_lakewise")) {
      assertThat(below(folder)).as("no lake is made").isEqualTo(before);
    }
  }

  @Test
  void nothingIsMadeWhereNothingIsSpilled() throws IOException {
    try (EmbeddedWorkbench workbench = workbench();
        WorkSession session = workbench.open(WorkbenchFixture.UTC)) {
      WorkbenchFixture.rows(session.query("SELECT 1", List.of()));
      assertThat(below(folder)).containsExactly(folder);
    }
  }

  private long spilled() throws IOException {
    long bytes = 0;
    for (Path path : below(folder)) {
      if (path.getFileName().toString().startsWith("duckdb_temp")) {
        bytes += Files.size(path);
      }
    }
    return bytes;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().toList();
    }
  }
}
