package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewise.engine.workbench.duckdb.MemoryWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that would take all memory or all time there is, in processes of their own. */
@Timeout(600)
class RunawayIT {

  private static final String LIMIT = "500MB";

  /** What the watch allows at a limit of 500 MB and a heap of 256 MB; {@code Lake} adds it up. */
  private static final long CAP = (750L + 256 / 4 + 512) << 20;

  /** What may come between two looks, on a machine that is busy with other tests. */
  private static final long BETWEEN_LOOKS = 1L << 30;

  @TempDir private Path folder;
  private Path lake;

  @BeforeEach
  void requireLinux() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc");
    lake = folder.resolve("lake");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select max(len(range(i, i + 900000))) from range(2000) t(i)", // 14 GB of lists
        "select length(repeat('x', 2000000000))", // folded while it is planned
        "insert into t select len(range(i, i + 900000)) from range(2000) r(i)"
      })
  void takeNoMoreMemoryThanIsSaid(String statement) throws Exception {
    run("create table t (id bigint); insert into t values (1), (2)");
    try (CliProcess process = CliProcess.sql(lake, LIMIT, statement)) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(1);
      assertThat(process.output()).startsWith("error: ").contains("memory").doesNotContain("\tat ");
      assertThat(process.peakBytes())
          .isBetween(CAP / 2, MemoryWatch.mostBytes(CAP) + BETWEEN_LOOKS);
    }
    run("insert into t values (3)");
    assertThat(run("select count(*) as n from t")).isEqualTo("n\n3\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select repeat('x', 120000000)",
        "select list(i) from range(12000000) t(i)",
        "select * from (values (repeat('x', 90000000)), (repeat('y', 90000000)))"
      })
  void rowsThatAreTooLargeForTheProcessAreSaidToBe(String statement) throws Exception {
    try (CliProcess process = CliProcess.sql(lake, LIMIT, statement)) {
      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.output()).startsWith("error: ").contains("memory").doesNotContain("\tat ");
      assertThat(process.peakBytes()).isLessThan(MemoryWatch.mostBytes(CAP) + BETWEEN_LOOKS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with recursive r(i) as (select 1 union all select i + 1 from r) select max(i) from r",
        "select count(*) from range(1000000000000) a, range(1000) b where a.range % 7 = b.range",
        "insert into t select i % 1000 from range(1000000000000) r(i)"
      })
  void endAtOnceWithCtrlC(String statement) throws Exception {
    run("create table t (id bigint); insert into t values (1), (2)");
    try (CliProcess process = CliProcess.sql(lake, LIMIT, statement)) {
      process.works(3);
      process.interrupt();
      long before = System.nanoTime();
      assertThat(process.exitCode()).isEqualTo(130);
      assertThat(System.nanoTime() - before).isLessThan(30_000_000_000L);
    }
    run("insert into t values (3)");
    assertThat(run("select count(*) as n from t")).isEqualTo("n\n3\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from range(1000000000000) a, range(1000) b where a.range % 7 = b.range",
        "select length((repeat('9', 10000000)::bignum)::varchar)", // folded while it is planned
      })
  void endAtTheirTimeLimit(String statement) throws Exception {
    List<String> options = List.of("--timeout", "1s");
    try (CliProcess process = CliProcess.sql(lake, LIMIT, statement, options)) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(1);
      assertThat(process.output()).startsWith("error: ").contains("its time limit");
    }
  }

  @Test
  void aLakeIsNotNeededToSpill() throws Exception {
    assertThat(
            run(
                "select count(*) as n from (select i, md5(i::varchar) || i as m"
                    + " from range(6000000) t(i) order by m limit 5900000)"))
        .isEqualTo("n\n5900000\n");
    assertThat(lake).doesNotExist();
  }

  private String run(String statements) throws Exception {
    try (CliProcess process = CliProcess.sql(lake, LIMIT, statements)) {
      assertThat(process.exitCode()).as(process.output()).isZero();
      return process.output().replaceAll("Made a new lake in .*\n", "");
    }
  }
}
