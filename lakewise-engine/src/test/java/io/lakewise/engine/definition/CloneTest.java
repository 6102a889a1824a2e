package io.lakewise.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloneTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE s (a INT, p STRING) PARTITIONED BY (p) LOCATION 's'");
    lake.run("INSERT INTO s VALUES (1, 'x'), (2, 'x'), (3, 'y z')");
    lake.run("DELETE FROM s WHERE a = 1");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private Path place(String name) {
    return folder.resolve("lake").resolve(name);
  }

  private List<List<Object>> rows(String table) {
    return lake.sql("SELECT a, p FROM " + table + " ORDER BY a");
  }

  @Test
  void readsTheFilesOfTheSourceThroughAShallowClone() throws IOException {
    assertThat(lake.run("CREATE TABLE c SHALLOW CLONE s LOCATION 'c'"))
        .isEqualTo("created main.default.c (version 0)");
    assertThat(rows("c")).containsExactly(List.of(2, "x"), List.of(3, "y z"));
    assertThat(KernelReader.of(place("c")).rows()).hasSize(2);
    try (Stream<Path> references = Files.list(place("s/_lakewise/clones"))) {
      assertThat(references).hasSize(1);
    }
    lake.run("UPDATE c SET a = 20 WHERE a = 2");
    lake.run("DELETE FROM c WHERE a = 3");
    lake.run("INSERT INTO c VALUES (4, 'w')");
    assertThat(rows("c")).containsExactly(List.of(4, "w"), List.of(20, "x"));
    assertThat(rows("s")).containsExactly(List.of(2, "x"), List.of(3, "y z"));
    assertThat(KernelReader.of(place("c")).rows()).hasSize(2);
    assertThat(rows("c VERSION AS OF 0")).containsExactly(List.of(2, "x"), List.of(3, "y z"));
  }

  @Test
  void clonesAVersionAndReplaces() {
    lake.run("CREATE TABLE c SHALLOW CLONE s VERSION AS OF 1 LOCATION 'c'");
    assertThat(rows("c")).hasSize(3);
    lake.run("CREATE OR REPLACE TABLE c DEEP CLONE s");
    assertThat(rows("c")).containsExactly(List.of(2, "x"), List.of(3, "y z"));
    assertThat(KernelReader.of(place("c")).rows()).hasSize(2);
    lake.run("CREATE OR REPLACE TABLE c SHALLOW CLONE s VERSION AS OF 0");
    assertThat(rows("c")).isEmpty();
    assertThat(lake.run("CREATE TABLE IF NOT EXISTS c CLONE s")).contains("nothing was done");
    assertThat(lake.error("CREATE OR REPLACE TABLE c CLONE c")).contains("RESTORE");
  }

  @Test
  void hasItsOwnFilesInADeepClone() {
    lake.run("CREATE TABLE c DEEP CLONE s LOCATION 'c' TBLPROPERTIES ('mine' = 'yes')");
    assertThat(rows("c")).containsExactly(List.of(2, "x"), List.of(3, "y z"));
    lake.run("DROP TABLE s PURGE");
    assertThat(KernelReader.of(place("c")).rows()).hasSize(2);
    assertThat(KernelReader.of(place("c")).properties())
        .containsEntry("mine", "yes")
        .containsEntry("lakewise.tableName", "c");
    assertThat(lake.value("SELECT operation FROM (DESCRIBE HISTORY c)")).isEqualTo("CLONE");
  }

  @Test
  void keepsWhatClonesReadOfADroppedTable() {
    lake.run("CREATE TABLE m (a INT, p STRING)");
    lake.run("INSERT INTO m VALUES (1, 'x')");
    lake.run("CREATE TABLE c SHALLOW CLONE m");
    lake.run("CREATE TABLE cc SHALLOW CLONE c");
    assertThat(lake.error("DROP TABLE m PURGE")).contains("2 shallow clone(s)");
    lake.run("DROP TABLE m");
    assertThat(rows("cc")).containsExactly(List.of(1, "x"));
    lake.run("DROP TABLE cc PURGE");
    assertThat(rows("c")).containsExactly(List.of(1, "x"));
    lake.run("DROP TABLE c PURGE");
    lake.run("UNDROP TABLE m");
    assertThat(lake.run("DROP TABLE m PURGE")).contains("for good");
  }

  @Test
  void keepsWhatClonesReadWhenTheSourceIsVacuumed() throws IOException {
    lake.run("CREATE TABLE c SHALLOW CLONE s LOCATION 'c'");
    lake.run("DELETE FROM s");
    lake.close();
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
    lake = new TestLake(folder.resolve("lake"), List.of(), later);
    lake.run("VACUUM s");
    assertThat(rows("c")).containsExactly(List.of(2, "x"), List.of(3, "y z"));
    assertThat(dataFiles()).isNotZero();
    lake.run("CREATE OR REPLACE TABLE c AS SELECT 1 AS a, 'x' AS p");
    assertThat(rows("c VERSION AS OF 0")).hasSize(2);
  }

  private long dataFiles() throws IOException {
    try (Stream<Path> files = Files.walk(place("s"))) {
      return files.filter(path -> path.toString().endsWith(".parquet")).count();
    }
  }

  @Test
  void countsRowsOnWhenACloneReplacesATable() {
    lake.run("CREATE TABLE r (a INT) TBLPROPERTIES ('delta.enableRowTracking' = 'true')");
    lake.run("INSERT INTO r VALUES (1)");
    lake.run(
        "CREATE TABLE c (a INT) LOCATION 'c' TBLPROPERTIES ('delta.enableRowTracking' = 'true')");
    lake.run("INSERT INTO c SELECT range FROM range(10)");
    lake.run("CREATE OR REPLACE TABLE c SHALLOW CLONE r");
    assertThat(KernelReader.of(place("c")).domain("delta.rowTracking").orElseThrow())
        .contains("\"rowIdHighWaterMark\":9");
    lake.run("INSERT INTO c VALUES (2)");
    assertThat(KernelReader.of(place("c")).rows()).hasSize(2);
  }

  @Test
  void clonesMappedColumnsAndRowTracking() {
    lake.run(
        "CREATE TABLE m (a INT, p STRING) TBLPROPERTIES ('delta.columnMapping.mode' = 'name',"
            + " 'delta.enableRowTracking' = 'true', 'delta.enableInCommitTimestamps' = 'true')");
    lake.run("INSERT INTO m VALUES (1, 'x'), (2, 'y')");
    lake.run("ALTER TABLE m RENAME COLUMN p TO q");
    lake.run("CREATE TABLE c SHALLOW CLONE m LOCATION 'c'");
    lake.run("CREATE TABLE d DEEP CLONE m LOCATION 'd'");
    lake.run("INSERT INTO c VALUES (3, 'z')");
    lake.run("INSERT INTO d VALUES (3, 'z')");
    assertThat(lake.value("SELECT string_agg(q, '' ORDER BY a) FROM c")).isEqualTo("xyz");
    assertThat(lake.value("SELECT string_agg(q, '' ORDER BY a) FROM d")).isEqualTo("xyz");
    assertThat(KernelReader.of(place("c")).rows()).hasSize(3);
    assertThat(KernelReader.of(place("d")).rows()).hasSize(3);
  }
}
