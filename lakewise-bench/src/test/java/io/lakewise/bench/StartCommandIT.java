package io.lakewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.bench.start.StartCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCommandIT {

  @Test
  void startsEachPeerAndSaysWhatIsNotThere(@TempDir Path folder) {
    BenchRun run =
        BenchRun.of(StartCommand::new, "--runs", "1", "--no-duckdb", "--folder", folder.toString());
    assertThat(run.output())
        .contains("machine: ", "java with DuckDB in it", "java that does nothing", "trino");
    assertThat(run.metrics()).containsOnlyKeys("start.seconds");
    assertThat(run.agrees()).as(run.output()).isTrue();
  }
}
