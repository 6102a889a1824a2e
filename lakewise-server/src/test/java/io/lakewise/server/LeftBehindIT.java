package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No worker and no file is left of a server that was killed while a statement wrote. */
class LeftBehindIT {

  private static final String ENDLESS =
      "INSERT INTO t SELECT range, md5(CAST(range AS VARCHAR)) FROM range(100000000000)";

  @TempDir Path folder;

  private List<Path> below(String name) {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      return files.filter(Files::isRegularFile).toList();
    } catch (NoSuchFileException | java.io.UncheckedIOException changing) {
      return List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> foldersOfWorkers() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("temporary"))) {
      return entries.filter(Files::isDirectory).toList();
    }
  }

  private boolean isBeingWritten(String name) {
    return below(name).stream().anyMatch(file -> file.toFile().length() > 0);
  }

  @Test
  void nothingIsLeftOfAKilledServer() throws Exception {
    Path lake = folder.resolve("lake");
    List<ProcessHandle> workers;
    try (ServerProcess server = ServerProcess.start(lake)) {
      assertThat(server.run("CREATE TABLE t AS SELECT 1::BIGINT AS id, 'x' AS name"))
          .contains("SUCCEEDED");
      assertThat(server.run(ENDLESS, "0s")).containsAnyOf("PENDING", "RUNNING");
      Waiting.until("rows are staged", () -> isBeingWritten("lake/_lakewise/staging"));
      workers = server.children();
      assertThat(workers).isNotEmpty();
      assertThat(foldersOfWorkers()).isNotEmpty();
    }
    for (ProcessHandle worker : workers) {
      worker.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(below("lake/_lakewise/spill")).isEmpty();
    assertThat(isBeingWritten("lake/_lakewise/staging")).isTrue();
    try (TestServer again = new TestServer(folder, Map.of())) {
      Waiting.until("what was staged is gone", () -> below("lake/_lakewise/staging").isEmpty());
      assertThat(again.rows("SELECT count(*) FROM t")).containsExactly("1");
      try (Stream<Path> processes = Files.list(lake.resolve("_lakewise/processes"))) {
        assertThat(processes).hasSize(1);
      }
    }
    assertThat(below("lake/_lakewise/processes")).isEmpty();
    assertThat(foldersOfWorkers()).isEmpty();
  }
}
