package io.lakewise.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VacuumTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void removesWhatNoVersionWithinTheRetentionNeeds() throws IOException {
    lake.run("CREATE TABLE t AS SELECT i AS id FROM range(10) r(i)");
    lake.run("INSERT OVERWRITE t SELECT 77");
    Path stray = table().resolve("part-of-nobody.parquet");
    Files.writeString(stray, "x");
    assertThat(lake.sql("VACUUM t DRY RUN")).isEmpty();
    assertThat(lake.run("VACUUM t")).startsWith("removed 0 files");
    later(8);
    assertThat(lake.sql("VACUUM t DRY RUN")).hasSize(2).contains(List.of(stray.toString()));
    assertThat(TableFolders.dataFiles(table())).hasSize(3);
    assertThat(lake.run("VACUUM t")).startsWith("removed 2 files").contains("main.default.t");
    assertThat(TableFolders.dataFiles(table())).hasSize(1);
    assertThat(lake.value("SELECT id FROM t")).isEqualTo(77L);
    assertThat(KernelReader.of(table()).rows()).containsExactly(List.of(77L));
    long last = KernelReader.of(table()).latestVersion();
    assertThat(TableFolders.commit(table(), last - 1)).contains("VACUUM START");
    assertThat(TableFolders.commit(table(), last)).contains("VACUUM END").contains("COMPLETED");
    assertThat(lake.error("RESTORE TABLE t TO VERSION AS OF 0")).contains("cannot be restored");
  }

  @Test
  void takesWhatKilledStatementsLeftInTheLakeWhenItIsOld() throws IOException {
    lake.run("CREATE TABLE t AS SELECT 1 AS id");
    lake.run("CREATE TABLE gone AS SELECT 2 AS id");
    lake.run("DROP TABLE gone");
    Path root = folder.resolve("lake");
    Path staged = file(root.resolve("_lakewise/staging/" + UUID.randomUUID() + "/data_0.parquet"));
    Path spilled = file(root.resolve("_lakewise/spill/worker-1/duckdb_temp_1_0_owner"));
    Path nameless = file(root.resolve("tables/" + UUID.randomUUID() + "/part.parquet"));
    file(nameless.resolveSibling("_delta_log/.00000000000000000000.json.x.tmp"));
    Path foreign = file(root.resolve("tables/mine/data.parquet"));
    assertThat(lake.sql("VACUUM t DRY RUN")).isEmpty();
    assertThat(lake.run("VACUUM t")).startsWith("removed 0 files").doesNotContain("killed");
    reopenIn(8);
    assertThat(lake.sql("VACUUM t DRY RUN"))
        .contains(List.of(staged.toString()), List.of(spilled.toString()))
        .contains(List.of(nameless.toString()))
        .hasSize(4);
    assertThat(lake.run("VACUUM t")).contains("and 4 that killed statements had left");
    assertThat(staged.getParent()).doesNotExist();
    assertThat(spilled.getParent()).doesNotExist();
    assertThat(nameless.getParent()).doesNotExist();
    assertThat(foreign).exists();
    try (Stream<Path> tables = Files.list(root.resolve("tables"))) {
      assertThat(tables).as("t, gone and mine").hasSize(3);
    }
  }

  private static Path file(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "x");
  }

  @Test
  void refusesLessThanTheTableKeeps() {
    lake.run("CREATE TABLE t AS SELECT 1 AS id");
    lake.run("INSERT OVERWRITE t SELECT 2");
    assertThat(lake.error("VACUUM t RETAIN 0 HOURS"))
        .contains("168 hours")
        .contains("delta.deletedFileRetentionDuration");
    assertThat(TableFolders.dataFiles(table())).hasSize(2);
    assertThat(lake.run("VACUUM t RETAIN 200 HOURS")).startsWith("removed 0 files");
  }

  @Test
  void thePropertyOfTheTableDecides() {
    lake.run(
        "CREATE TABLE t TBLPROPERTIES ('delta.deletedFileRetentionDuration' = 'interval 0 hours')"
            + " AS SELECT 1 AS id");
    lake.run("INSERT OVERWRITE t SELECT 2");
    later(1);
    assertThat(lake.run("VACUUM t RETAIN 0 HOURS")).startsWith("removed 1 file ");
    assertThat(lake.value("SELECT id FROM t")).isEqualTo(2);
  }

  @Test
  void sparesTheDeletionVectorsAndChangesOfLiveFiles() {
    lake.run("CREATE TABLE t AS SELECT i AS id FROM range(1000) r(i)");
    lake.run("DELETE FROM t WHERE id % 3 = 0");
    lake.run("DELETE FROM t WHERE id % 3 = 1");
    later(8);
    lake.run("VACUUM t LITE");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(333L);
    assertThat(KernelReader.of(table()).rows()).hasSize(333);
  }

  @Test
  void sparesWhatShallowClonesRead() {
    lake.run("CREATE TABLE s AS SELECT i AS id FROM range(10) r(i)");
    lake.run("DELETE FROM s WHERE id = 3");
    lake.run("CREATE TABLE c SHALLOW CLONE s");
    lake.run("INSERT OVERWRITE s SELECT 77");
    reopenIn(8);
    assertThat(lake.run("VACUUM s"))
        .as("the clone reads the data file, but has a deletion vector of its own")
        .startsWith("removed 1 file (43 bytes)");
    assertThat(lake.value("SELECT sum(id)::INT FROM c")).isEqualTo(42);
    lake.run("INSERT OVERWRITE c SELECT 5");
    assertThat(lake.run("VACUUM s")).startsWith("removed 0 files");
    lake.sql("RESTORE TABLE c TO VERSION AS OF 0");
    assertThat(lake.value("SELECT sum(id)::INT FROM c")).isEqualTo(42);
  }

  private void reopenIn(int days) {
    lake.close();
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    lake = new TestLake(folder.resolve("lake"), List.of(), clock);
  }

  /** Days pass: everything becomes older, and the lake's clock goes on. */
  private void later(int days) {
    try (java.util.stream.Stream<Path> files = Files.walk(table())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    reopenIn(days);
  }

  private Path table() {
    return TableFolders.only(folder.resolve("lake"));
  }
}
