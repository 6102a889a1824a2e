package io.lakewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.bench.dml.DmlCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DmlCommandIT {

  private static final boolean LONG =
      Boolean.getBoolean("lakewise.long") || "true".equals(System.getenv("LAKEWISE_LONG"));

  /** Everyday 50,000 rows into 500,000, else a million into ten; less memory than the rows take. */
  @Test
  void changesOfManyRowsStayWithinTheMemory(@TempDir Path folder) {
    String rows = LONG ? "10000000" : "500000";
    String memory = LONG ? "500MB" : "64MB";
    BenchRun run =
        BenchRun.of(
            DmlCommand::new,
            "--rows",
            rows,
            "--memory",
            memory,
            "--runs",
            "1",
            "--no-deltalake",
            "--folder",
            folder.toString());
    assertThat(run.output())
        .contains("machine: ", "--rows " + rows, "peer:    none")
        .containsPattern("merge_random_10 +lakewise +[0-9.]+ s")
        .containsPattern("update_range_10 +lakewise +[0-9.]+ s");
    assertThat(run.metrics()).containsOnlyKeys("dml.peak_memory_mb", "dml.wrong_results");
    assertThat(run.metrics().get("dml.peak_memory_mb").get(1)).as(run.output()).isEqualTo("ok");
    assertThat(run.value("dml.peak_memory_mb")).as("it was measured").isGreaterThan(50);
    assertThat(run.status()).as(run.output()).isZero();
  }
}
