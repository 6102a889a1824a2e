package io.lakewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.bench.commits.CommitsCommand;
import io.lakewise.bench.load.ImportCommand;
import io.lakewise.bench.selective.SelectiveCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benches that write tables, on little data. */
class TableBenchesIT {

  @Test
  void processesCommitIntoOneTableAndLoseNothing(@TempDir Path folder) {
    BenchRun run =
        BenchRun.of(
            CommitsCommand::new,
            "--writers",
            "2",
            "--seconds",
            "1",
            "--inserts",
            "3",
            "--folder",
            folder.resolve("bench").toString());
    assertThat(run.metrics())
        .as(run.output())
        .containsOnlyKeys("commits.lost_rows", "commits.a_second");
    assertThat(run.value("commits.lost_rows")).isZero();
    assertThat(run.value("commits.a_second")).isPositive();
    assertThat(run.agrees()).isTrue();
  }

  @Test
  void threeFormatsAreImported(@TempDir Path folder) {
    BenchRun run =
        BenchRun.of(
            ImportCommand::new, "--rows", "1000", "--runs", "1", "--folder", folder.toString());
    assertThat(run.metrics())
        .as(run.output())
        .containsOnlyKeys("import.csv.ratio", "import.json.ratio", "import.parquet.ratio");
    assertThat(run.agrees()).isTrue();
  }

  @Test
  void fourLayoutsGiveTheSameAnswers(@TempDir Path folder) {
    BenchRun run =
        BenchRun.of(
            SelectiveCommand::new, "--rows", "6400", "--runs", "1", "--folder", folder.toString());
    assertThat(run.metrics())
        .as(run.output())
        .containsOnlyKeys(
            "selective.different_answers",
            "selective.z_ordered.point_bytes_part",
            "selective.hilbert.point_bytes_part");
    assertThat(run.value("selective.different_answers")).isZero();
    assertThat(run.agrees()).isTrue();
  }
}
