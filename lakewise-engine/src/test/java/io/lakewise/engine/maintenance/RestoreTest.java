package io.lakewise.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {

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
  void bringsBackRowsOfAVersionAndSaysWhatMoved() {
    lake.run("CREATE TABLE t (id INT, name STRING)");
    lake.run("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
    lake.run("UPDATE t SET name = 'oops'");
    lake.run("INSERT INTO t VALUES (3, 'c')");
    assertThat(lake.columns("RESTORE TABLE t TO VERSION AS OF 3").get(0).name())
        .isEqualTo("table_size_after_restore");
    List<Object> moved = lake.sql("RESTORE TABLE t TO VERSION AS OF 1").get(0);
    assertThat(moved.subList(1, 4)).containsExactly(1L, 2L, 1L);
    assertThat(lake.sql("SELECT * FROM t ORDER BY id"))
        .containsExactly(List.of(1, "a"), List.of(2, "b"));
    assertThat(KernelReader.of(table()).latestVersion()).isEqualTo(4);
    assertThat(KernelReader.of(table()).rows())
        .containsExactlyInAnyOrder(List.of(1, "a"), List.of(2, "b"));
    lake.sql("RESTORE t TO VERSION AS OF 3");
    assertThat(lake.value("SELECT count(*) FROM t WHERE name IN ('oops', 'c')")).isEqualTo(3L);
  }

  @Test
  void bringsBackDeletedRowsOfAFile() {
    lake.run("CREATE TABLE t AS SELECT i AS id FROM range(10) r(i)");
    lake.run("DELETE FROM t WHERE id < 5");
    List<Object> moved = lake.sql("RESTORE TABLE t TO VERSION AS OF 0").get(0);
    assertThat(moved.subList(1, 4)).containsExactly(1L, 1L, 1L);
    assertThat(lake.value("SELECT sum(id)::INT FROM t")).isEqualTo(45);
    assertThat(KernelReader.of(table()).rows()).hasSize(10);
  }

  @Test
  void bringsBackTheVersionOfATime() throws IOException {
    lake.run("CREATE TABLE t (id INT)");
    lake.run("INSERT INTO t VALUES (1)");
    lake.run("DELETE FROM t");
    for (int version = 0; version < 3; version++) {
      Path commit = table().resolve("_delta_log/0000000000000000000" + version + ".json");
      Instant time = Instant.parse("2026-01-0" + (version + 1) + "T00:00:00Z");
      Files.setLastModifiedTime(commit, FileTime.from(time));
    }
    lake.sql("RESTORE TABLE t TO TIMESTAMP AS OF '2026-01-02 12:00:00'");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(1L);
  }

  @Test
  void bringsBackSchemaPropertiesAndClustering() {
    lake.run("CREATE TABLE t (id INT, name STRING) CLUSTER BY (id)");
    lake.run("INSERT INTO t VALUES (1, 'a')");
    lake.run("CREATE OR REPLACE TABLE t (other DOUBLE) TBLPROPERTIES ('x.y' = 'z')");
    lake.sql("RESTORE TABLE t TO VERSION AS OF 1");
    assertThat(lake.sql("SELECT * FROM t")).containsExactly(List.of(1, "a"));
    assertThat(KernelReader.of(table()).rows()).containsExactly(List.of(1, "a"));
  }

  @Test
  void commitsNothingWhenNothingIsToBeDone() {
    lake.run("CREATE TABLE t AS SELECT 1 AS id");
    lake.sql("RESTORE TABLE t TO VERSION AS OF 0");
    assertThat(KernelReader.of(table()).latestVersion()).isZero();
  }

  @Test
  void namesTheVersionAndAFileThatIsGone() throws IOException {
    lake.run("CREATE TABLE t AS SELECT 1 AS id");
    lake.run("INSERT OVERWRITE t SELECT 2");
    Path file;
    try (Stream<Path> files = Files.list(table())) {
      file =
          files
              .filter(path -> path.toString().endsWith(".parquet"))
              .filter(path -> !KernelReader.of(table()).files().toString().contains(name(path)))
              .findFirst()
              .orElseThrow();
    }
    Files.delete(file);
    assertThat(lake.error("RESTORE TABLE t TO VERSION AS OF 0"))
        .contains("Version 0 cannot be restored")
        .contains(name(file));
    assertThat(lake.value("SELECT id FROM t")).isEqualTo(2);
  }

  @Test
  void refusesVersionsThatAreNone() {
    lake.run("CREATE TABLE t AS SELECT 1 AS id");
    assertThat(lake.error("RESTORE TABLE t TO VERSION AS OF 7")).contains("7");
    assertThat(lake.error("RESTORE TABLE missing TO VERSION AS OF 0")).contains("missing");
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private Path table() {
    try (Stream<Path> tables = Files.list(folder.resolve("lake/tables"))) {
      return tables.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
