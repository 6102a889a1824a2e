package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What workers leave on the disk that were killed while they had spilled. */
class SpilledFilesIT {

  private static final String LARGE =
      "SELECT md5(CAST(i AS VARCHAR)) || i AS m FROM range(1000000) r(i)";

  @TempDir Path folder;
  private Path spill;

  @BeforeEach
  void makeFolders() throws IOException {
    spill = Files.createDirectory(folder.resolve("spill"));
    Files.createDirectory(folder.resolve("staging"));
  }

  private SingleWorker worker() {
    long memory = 32L << 20;
    return new SingleWorker(
        new WorkerLaunch(
            WorkerLaunch.javaCommand(),
            1,
            memory,
            WorkerLaunch.capBytes(memory),
            folder.resolve("staging"),
            spill,
            List.of(folder),
            "worker-"));
  }

  private static WorkSession spilled(SingleWorker worker) {
    WorkSession session = worker.workbench().open(new WorkLimits("UTC", 0));
    session.materialize("large", LARGE, List.of());
    return session;
  }

  private long filesOf(long pid) throws IOException {
    try (Stream<Path> files = Files.walk(spill)) {
      return files.filter(f -> f.getFileName().toString().contains("_" + pid + "_")).count();
    }
  }

  @Test
  void whatAKilledWorkerHasSpilledIsRemovedAndNothingOfAnother() throws Exception {
    try (SingleWorker killed = worker();
        SingleWorker other = worker();
        WorkSession kept = spilled(other)) {
      spilled(killed);
      long pid = killed.pid().orElseThrow();
      long living = other.pid().orElseThrow();
      assertThat(filesOf(pid)).isPositive();
      long before = filesOf(living);
      assertThat(before).isPositive();
      ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(10, TimeUnit.SECONDS);
      for (int look = 0; look < 500 && filesOf(pid) > 0; look++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(filesOf(pid)).isZero();
      assertThat(filesOf(living)).isEqualTo(before);
    }
    assertThat(spill).isEmptyDirectory();
  }
}
