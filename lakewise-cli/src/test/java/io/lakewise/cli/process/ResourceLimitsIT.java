package io.lakewise.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that the operating system allows less than they want. */
@Timeout(300)
class ResourceLimitsIT {

  @TempDir private Path folder;
  private LakeView view;

  @BeforeEach
  void makeTable() {
    Distribution.assumeBuilt();
    view = new LakeView(folder.resolve("lake"));
    view.sql(
        "CREATE TABLE t PARTITIONED BY (p) AS SELECT range AS i, range % 200 AS p"
            + " FROM range(1000)");
  }

  @AfterEach
  void close() {
    if (view != null) {
      view.close();
    }
  }

  @Test
  void tooFewOpenFilesAreSaid() throws Exception {
    for (int files : List.of(90, 70, 60, 40, 24)) {
      String errors = limited("ulimit -n " + files, "UPDATE t SET i = i + 1");
      if (!errors.isEmpty()) {
        assertThat(errors).as("%d files", files).contains("error: ");
      }
      if (files == 24) {
        assertThat(errors).contains("error: Lakewise cannot run here").contains("ulimit -n");
        assertThat(errors).doesNotContain("\tat ");
      }
      assertThat(view.number("SELECT count(*) FROM t")).isEqualTo(1000);
      assertThat(view.number("SELECT sum(i)::BIGINT % 1000 FROM t"))
          .as("all or nothing")
          .isEqualTo(500);
    }
    view.sql("INSERT INTO t VALUES (1, 1)");
  }

  @Test
  void aFileThatMayNotBecomeSoLargeIsNotThere() throws Exception {
    String errors =
        limited(
            "ulimit -f 500",
            "INSERT INTO t SELECT (hash(range) >> 2)::BIGINT, 7 FROM range(2000000)");
    assertThat(errors).contains("error: ").contains("ulimit -f").doesNotContain("\tat ");
    assertThat(view.number("SELECT count(*) FROM t")).isEqualTo(1000);
    view.sql("INSERT INTO t VALUES (1, 1)");
  }

  /** What a statement said about failures in a process with a limit. */
  private String limited(String limit, String statement) throws Exception {
    List<String> command =
        Distribution.lakewise(
                List.of("sql", "--lake", folder.resolve("lake").toString(), "-c", statement))
            .command();
    String quoted = "'" + String.join("' '", command) + "'";
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", limit + "; exec " + quoted)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile());
    builder.environment().put("LAKEWISE_BUILD", "never");
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Files.size(errors) == 0 ? 0 : 1);
    return Files.readString(errors);
  }
}
