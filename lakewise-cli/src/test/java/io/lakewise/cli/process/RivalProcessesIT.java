package io.lakewise.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one table, of which the first is stopped (SIGSTOP) while it writes its new
 * files, behind its reading and before its commit; the second runs meanwhile. So they overlap in
 * fact, and the order of their commits is known.
 */
@Timeout(600)
class RivalProcessesIT {

  /** So many that writing half of them takes longer than stopping a process. */
  private static final int ROWS = 1_000_000;

  @TempDir private Path folder;
  private Path lake;
  private LakeView view;
  private int started;
  private Process shell;

  @BeforeEach
  void makeTable() throws Exception {
    Distribution.assumeBuilt();
    shell = new ProcessBuilder("sh").start();
    lake = folder.resolve("lake");
    view = new LakeView(lake);
    view.sql("CREATE TABLE t AS SELECT range AS id, '' AS text, 0 AS v FROM range(" + ROWS + ")");
    assertThat(view.number("SELECT numFiles FROM (DESCRIBE DETAIL t)")).isEqualTo(1);
  }

  @AfterEach
  void close() {
    if (view != null) {
      view.close();
      shell.destroy();
    }
  }

  @Test
  void changesOfDifferentRowsOfOneFileBothSucceed() throws Exception {
    stopped(
        "UPDATE t SET text = md5(id::VARCHAR) WHERE id % 2 = 0",
        "DELETE FROM t WHERE id % 10 = 1; MERGE INTO t USING (VALUES (3), (-3)) s(id)"
            + " ON t.id = s.id WHEN MATCHED THEN UPDATE SET v = 3"
            + " WHEN NOT MATCHED THEN INSERT (id, text, v) VALUES (s.id, 'new', 3)");
    assertThat(view.number("SELECT count(*) FROM t")).isEqualTo(ROWS - ROWS / 10 + 1);
    assertThat(view.number("SELECT count(*) FROM t WHERE text = md5(id::VARCHAR)"))
        .isEqualTo(ROWS / 2);
    assertThat(view.number("SELECT sum(v)::BIGINT FROM t")).isEqualTo(6);
    assertThat(
            view.sql(
                "SELECT operation, readVersion FROM (DESCRIBE HISTORY t) WHERE version > 0"
                    + " ORDER BY version"))
        .as("both read version 0")
        .containsExactly(List.of("DELETE", 0L), List.of("MERGE", 1L), List.of("UPDATE", 0L));
  }

  /** Two merges into an unpartitioned table, as in delta#7057. */
  @Test
  void mergesOfDifferentKeysBothSucceed() throws Exception {
    stopped(
        "MERGE INTO t USING (SELECT range * 2 AS id FROM range(700000)) s ON t.id = s.id"
            + " WHEN MATCHED THEN UPDATE SET text = md5(s.id::VARCHAR)"
            + " WHEN NOT MATCHED THEN INSERT (id, text, v) VALUES (s.id, md5(s.id::VARCHAR), 0)",
        "MERGE INTO t USING (SELECT range * 2 + 1 AS id FROM range(600000)) s ON t.id = s.id"
            + " WHEN MATCHED THEN UPDATE SET v = 1"
            + " WHEN NOT MATCHED THEN INSERT (id, text, v) VALUES (s.id, '', 1)");
    assertThat(view.number("SELECT count(*) FROM t")).isEqualTo(ROWS + 200_000 + 100_000);
    assertThat(view.number("SELECT count(DISTINCT id) FROM t")).isEqualTo(ROWS + 300_000);
    assertThat(view.number("SELECT count(*) FROM t WHERE text = md5(id::VARCHAR)"))
        .isEqualTo(700_000);
    assertThat(view.number("SELECT sum(v)::BIGINT FROM t")).isEqualTo(600_000);
  }

  @Test
  void ofChangesOfTheSameRowsOneWinsAndTheOtherIsToldWhy() throws Exception {
    String loser = "UPDATE t SET text = md5(id::VARCHAR), v = v + 1 WHERE id % 2 = 0";
    String error = stoppedAndFailed(loser, "UPDATE t SET v = v + 10 WHERE id = 8");
    assertThat(error)
        .contains("error: Version 1 (UPDATE) was committed first and changed a row")
        .contains("Nothing was changed; run the statement again.")
        .doesNotContain("\tat ");
    assertThat(view.number("SELECT sum(v)::BIGINT FROM t")).isEqualTo(10);
    assertThat(view.number("SELECT count(*) FROM t WHERE text <> ''")).isZero();
    view.sql(loser);
    assertThat(view.number("SELECT sum(v)::BIGINT FROM t")).isEqualTo(ROWS / 2 + 10);
  }

  @Test
  void ofTwoThatCreateATableOneWins() throws Exception {
    String create = "CREATE TABLE made AS SELECT range AS id, md5(range::VARCHAR) AS text";
    String error = stoppedAndFailed(create + " FROM range(1000000)", create + " FROM range(5)");
    assertThat(error).contains("made already exists");
    assertThat(view.number("SELECT count(*) FROM made")).isEqualTo(5);
    try (Stream<Path> tables = Files.list(lake.resolve("tables"))) {
      assertThat(tables).as("t and made").hasSize(2);
    }
  }

  @Test
  void whoWritesIntoATableThatIsDroppedMeanwhileIsTold() throws Exception {
    String insert = "INSERT INTO t SELECT range, md5(range::VARCHAR), 1 FROM range(1000000)";
    assertThat(stoppedAndFailed(insert, "DROP TABLE t")).contains("Nothing was changed");
    view.sql("UNDROP TABLE t");
    assertThat(view.number("SELECT count(*) FROM t")).isEqualTo(ROWS);
  }

  @Test
  void changesAndAnOptimizeThatOverlapsThemBothSucceed() throws Exception {
    view.sql("INSERT INTO t SELECT range + 1000000, '', 0 FROM range(500000)");
    stopped("OPTIMIZE t", "DELETE FROM t WHERE id % 3 = 0");
    assertThat(view.number("SELECT count(*) FROM t WHERE id % 3 = 0")).isZero();
    assertThat(view.number("SELECT count(*) FROM t")).isEqualTo(1_000_000);
    view.sql("INSERT INTO t SELECT range * 3, '', 0 FROM range(500000)");
    stopped("UPDATE t SET text = md5(id::VARCHAR) WHERE id % 2 = 0", "OPTIMIZE t");
    assertThat(view.number("SELECT count(*) FROM t WHERE text = md5(id::VARCHAR)"))
        .isEqualTo(750_000);
  }

  @Test
  void whatAKilledStatementStagedIsTakenByTheNextProcessThatWrites() throws Exception {
    try (LakeProcess killed = stoppedWhileWriting("UPDATE t SET text = md5(id::VARCHAR)")) {
      other("UPDATE t SET v = 0 WHERE id = 1");
      assertThat(stagedBytes()).as("of a process that lives").isPositive();
      killed.kill();
    }
    assertThat(stagedBytes()).isPositive();
    assertThat(view.number("SELECT count(*) FROM t WHERE text <> ''")).isZero();
    other("UPDATE t SET v = 1 WHERE id = 1");
    assertThat(stagedBytes()).isZero();
    assertThat(view.number("SELECT sum(v)::BIGINT FROM t")).isEqualTo(1);
  }

  private void stopped(String statement, String meanwhile) throws Exception {
    try (LakeProcess first = stoppedWhileWriting(statement)) {
      other(meanwhile);
      first.goOn(shell);
      assertThat(first.await()).as(first.errors()).isZero();
    }
  }

  private String stoppedAndFailed(String statement, String meanwhile) throws Exception {
    try (LakeProcess first = stoppedWhileWriting(statement)) {
      other(meanwhile);
      first.goOn(shell);
      assertThat(first.await()).isEqualTo(1);
      return first.errors();
    }
  }

  private void other(String statements) throws Exception {
    try (LakeProcess second = start(statements)) {
      assertThat(second.await()).as(second.errors()).isZero();
    }
  }

  private LakeProcess start(String statement) throws IOException {
    return LakeProcess.start(lake, folder.resolve("process" + ++started), List.of(statement));
  }

  /** Has a process begun to write and stopped it before it could commit. */
  private LakeProcess stoppedWhileWriting(String statement) throws Exception {
    long before = stagedBytes();
    long commits = commits();
    LakeProcess process = start(statement);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (stagedBytes() == before && process.isAlive() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    process.stop(shell);
    assertThat(commits()).as("commits, as the process was stopped too late").isEqualTo(commits);
    assertThat(process.isAlive()).as(process.errors()).isTrue();
    return process;
  }

  private long commits() throws IOException {
    try (Stream<Path> files = Files.walk(lake.resolve("tables"))) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private long stagedBytes() {
    return bytes(lake.resolve("_lakewise/staging").toFile());
  }

  private static long bytes(java.io.File file) {
    java.io.File[] entries = file.listFiles();
    return entries == null
        ? file.length()
        : Stream.of(entries).mapToLong(RivalProcessesIT::bytes).sum();
  }
}
