package io.lakewise.engine.journal;

import static io.lakewise.engine.journal.KilledWriter.Point.AFTER_COMMIT;
import static io.lakewise.engine.journal.KilledWriter.Point.BEFORE_COMMIT;
import static io.lakewise.engine.journal.KilledWriter.Point.BEFORE_UPLOAD;
import static io.lakewise.engine.journal.KilledWriter.Point.HALF_UPLOADED;
import static io.lakewise.engine.journal.KilledWriter.Point.VECTOR_WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.journal.KilledWriter.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is left of statements whose process was killed, once somebody else writes. */
class KilledWritersIT {

  /** By SIGKILL. */
  private static final int KILLED = 128 + 9;

  private static final List<String> LAKE =
      List.of(
          "CREATE TABLE t (id BIGINT, name VARCHAR)"
              + " TBLPROPERTIES ('delta.enableChangeDataFeed' = 'true')",
          "INSERT INTO t SELECT i, 'name ' || i FROM range(100) r(i)",
          "CREATE TABLE parted (id BIGINT, part BIGINT) PARTITIONED BY (part)",
          "CREATE TABLE source AS SELECT i AS id FROM range(10) r(i)",
          "INSERT INTO source SELECT i FROM range(10, 20) r(i)",
          "DELETE FROM source WHERE id = 15",
          "CREATE TABLE other (id BIGINT)");

  @TempDir Path folder;
  private Path lake;

  @BeforeEach
  void prepare() throws IOException {
    lake = folder.toRealPath().resolve("lake");
    try (TestLake first = new TestLake(lake)) {
      LAKE.forEach(first::run);
    }
    assertThat(TableFiles.below(lake.resolve("_lakewise/processes"))).isEmpty();
    assertThat(TableFiles.below(lake.resolve("_lakewise/staging"))).isEmpty();
  }

  private void kill(Point point, String statement) throws Exception {
    assertThat(KilledWriter.run(lake, point, statement)).as(statement).isEqualTo(KILLED);
  }

  /** Somebody who writes elsewhere. */
  private void write(TestLake next) {
    next.run("INSERT INTO other VALUES (1)");
  }

  private void nothingIsLeft() throws IOException {
    assertThat(TableFiles.unnamed(lake)).isEmpty();
    assertThat(TableFiles.below(lake.resolve("_lakewise/staging"))).isEmpty();
    assertThat(TableFiles.below(lake.resolve("_lakewise/spill"))).isEmpty();
    assertThat(TableFiles.below(lake.resolve("_lakewise/processes")))
        .as("folders of killed processes")
        .allMatch(file -> file.startsWith(own()));
  }

  private Path own() {
    try (var folders = Files.list(lake.resolve("_lakewise/processes"))) {
      return folders.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatNoCommitNamesIsGone() throws Exception {
    kill(BEFORE_UPLOAD, "INSERT INTO t VALUES (1000, 'staged')");
    assertThat(TableFiles.below(lake.resolve("_lakewise/staging"))).hasSize(1);
    kill(HALF_UPLOADED, "INSERT INTO parted SELECT i, i FROM range(4) r(i)");
    kill(BEFORE_COMMIT, "UPDATE t SET name = 'updated' WHERE id < 10");
    kill(VECTOR_WRITTEN, "DELETE FROM t WHERE id = 20");
    kill(BEFORE_COMMIT, "CREATE TABLE made AS SELECT 1 AS id");
    kill(HALF_UPLOADED, "CREATE TABLE cloned DEEP CLONE source");
    assertThat(TableFiles.unnamed(lake)).isNotEmpty();
    int tables = LAKE.size() - 3;
    try (TestLake next = new TestLake(lake)) {
      write(next);
      nothingIsLeft();
      assertThat(TableFiles.tables(lake)).hasSize(tables);
      assertThat(next.value("SELECT count(*) FROM t WHERE name LIKE 'name %'")).isEqualTo(100L);
      assertThat(next.value("SELECT count(*) FROM parted")).isEqualTo(0L);
      assertThat(next.value("SELECT count(*) FROM source")).isEqualTo(19L);
      assertThat(next.error("SELECT * FROM made")).contains("made");
      assertThat(next.error("SELECT * FROM cloned")).contains("cloned");
    }
  }

  @Test
  void whatTheLogNamesStays() throws Exception {
    kill(AFTER_COMMIT, "INSERT INTO t VALUES (1000, 'committed')");
    kill(AFTER_COMMIT, "UPDATE t SET name = 'updated' WHERE id < 10");
    kill(AFTER_COMMIT, "OPTIMIZE source");
    kill(BEFORE_COMMIT, "CREATE OR REPLACE TABLE source AS SELECT 1 AS id");
    try (TestLake next = new TestLake(lake)) {
      write(next);
      nothingIsLeft();
      assertThat(next.value("SELECT name FROM t WHERE id = 1000")).isEqualTo("committed");
      assertThat(next.value("SELECT count(*) FROM t WHERE name = 'updated'")).isEqualTo(10L);
      assertThat(
              next.value(
                  "SELECT count(*) FROM table_changes('t', 3) WHERE _change_type LIKE 'update%'"))
          .isEqualTo(20L);
      assertThat(next.value("SELECT sum(id) FROM source")).hasToString("175");
      assertThat(next.value("SELECT sum(id) FROM source VERSION AS OF 1")).hasToString("190");
    }
  }
}
