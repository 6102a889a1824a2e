package io.lakewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.bench.metadata.MetadataCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataCommandIT {

  @Test
  void measuresAFreshProcessOnALogThatItMakes(@TempDir Path folder) {
    String[] arguments = {
      "--files", "3000", "--runs", "1", "--no-kernel", "--folder", folder.toString()
    };
    BenchRun run = BenchRun.of(MetadataCommand::new, arguments);
    assertThat(run.output()).contains("machine: ", "--files 3000", "the checkpoint of 3000 files");
    assertThat(run.metrics())
        .containsOnlyKeys(
            "metadata.cold_with_first_predicate_s",
            "metadata.warm_predicate_ms",
            "metadata.read_after_commit_ms",
            "metadata.bytes_per_file");
    assertThat(run.agrees()).as(run.output()).isTrue();
    BenchRun again = BenchRun.of(MetadataCommand::new, arguments);
    assertThat(again.metrics()).as(again.output()).hasSize(4);
    assertThat(again.output()).as("the log is kept").doesNotContain("the checkpoint of");
  }
}
