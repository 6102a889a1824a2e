package io.lakewise.engine.definition;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateTableTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake =
        new TestLake(
            folder.resolve("lake"), List.of(folder.resolve("declared")), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private String place(String name) {
    return folder.resolve("lake").resolve(name).toString();
  }

  @Test
  void enablesTheFeaturesThatColumnsNeed() {
    lake.run(
        "CREATE TABLE t (id BIGINT GENERATED ALWAYS AS IDENTITY, a INT DEFAULT 7, g INT GENERATED"
            + " ALWAYS AS (a * 2), at TIMESTAMP, CONSTRAINT small CHECK (a < 100), PRIMARY KEY (id))"
            + " LOCATION 'there/t'");
    lake.run("INSERT INTO t (at) VALUES (TIMESTAMP '2026-01-01 00:00:00')");
    assertThat(lake.sql("SELECT id, a, g FROM t")).containsExactly(List.of(1L, 7, 14));
    assertThat(KernelReader.of(Path.of(place("there/t"))).rows()).hasSize(1);
    assertThat(lake.error("INSERT INTO t (a) VALUES (100)")).contains("small");
  }

  @Test
  void checksWhatADefinitionSays() {
    assertThat(lake.error("CREATE TABLE t (a INT, A INT)")).contains("twice");
    assertThat(lake.error("CREATE TABLE t (a INT) USING parquet")).contains("DELTA");
    assertThat(lake.error("CREATE TABLE t (a INT) PARTITIONED BY (a)")).contains("partition");
    assertThat(lake.error("CREATE TABLE t (a INT, l ARRAY<INT>) PARTITIONED BY (l)"))
        .contains("partition");
    assertThat(lake.error("CREATE TABLE t (a INT, CONSTRAINT c CHECK (b > 1))")).contains("b");
    assertThat(lake.error("CREATE TABLE t (a INT DEFAULT 'x')")).contains("default of column a");
    assertThat(lake.error("CREATE TABLE t (a INT, g INT GENERATED ALWAYS AS (z + 1))"))
        .contains("Generated column g");
    assertThat(lake.error("CREATE TABLE t (a INT, PRIMARY KEY (z))")).contains("no column z");
    assertThat(lake.error("CREATE TABLE t (a INT) TBLPROPERTIES ('delta.nope' = '1')"))
        .contains("delta.nope");
    assertThat(lake.error("CREATE TABLE t (a INT) TBLPROPERTIES ('lakewise.owner' = 'x')"))
        .contains("lakewise.owner");
    assertThat(lake.error("CREATE EXTERNAL TABLE t (a INT)")).contains("LOCATION");
    assertThat(lake.error("CREATE TABLE nowhere.t (a INT)")).contains("nowhere");
    assertThat(lake.error("CREATE TABLE t (a INT, b STRUCT<x: INT>) CLUSTER BY (b)"))
        .contains("clustered");
  }

  @Test
  void makesTablesOfQueries() {
    lake.run(
        "CREATE TABLE p PARTITIONED BY (k) LOCATION 'p' AS SELECT range AS a, range % 2 AS k FROM"
            + " range(6)");
    assertThat(lake.sql("SELECT k, sum(a)::BIGINT FROM p GROUP BY k ORDER BY k"))
        .containsExactly(List.of(0L, 6L), List.of(1L, 9L));
    assertThat(KernelReader.of(Path.of(place("p"))).rows()).hasSize(6);
    lake.run("CREATE TABLE c CLUSTER BY (a) LOCATION 'c' AS SELECT a FROM p");
    assertThat(KernelReader.of(Path.of(place("c"))).domain("delta.clustering")).isPresent();
    lake.run("CREATE OR REPLACE TABLE c LOCATION 'c' AS SELECT a + 1 AS b FROM c");
    assertThat(lake.value("SELECT sum(b)::BIGINT FROM c")).isEqualTo(21L);
    assertThat(KernelReader.of(Path.of(place("c"))).domain("delta.clustering")).isEmpty();
    assertThat(lake.value("SELECT sum(a)::BIGINT FROM c VERSION AS OF 0")).isEqualTo(15L);
    assertThat(lake.error("CREATE OR REPLACE TABLE c LOCATION 'd' (a INT)")).isNotEmpty();
    assertThat(lake.error("REPLACE TABLE x (a INT)")).contains("CREATE OR REPLACE");
    assertThat(lake.run("CREATE TABLE IF NOT EXISTS c (z INT)")).contains("nothing was done");
  }

  @Test
  void keepsColumnMappingWhenATableIsReplaced() {
    lake.run("CREATE TABLE t (a INT) TBLPROPERTIES ('delta.columnMapping.mode' = 'name')");
    lake.run("INSERT INTO t VALUES (1)");
    lake.run("CREATE OR REPLACE TABLE t (a STRING, b INT)");
    lake.run("INSERT INTO t VALUES ('x', 2)");
    assertThat(lake.sql("SELECT * FROM t")).containsExactly(List.of("x", 2));
    assertThat(lake.sql("SELECT * FROM t VERSION AS OF 1")).containsExactly(List.of(1));
  }

  @Test
  void takesOverColumnsRulesAndLayoutWithLike() {
    lake.run(
        "CREATE TABLE s (id BIGINT GENERATED ALWAYS AS IDENTITY, a INT NOT NULL DEFAULT 3, CONSTRAINT"
            + " c CHECK (a > 0)) CLUSTER BY (a) COMMENT 'source' TBLPROPERTIES ('mine' = 'yes',"
            + " 'delta.columnMapping.mode' = 'name')");
    lake.run("INSERT INTO s (a) VALUES (1), (2)");
    lake.run("CREATE TABLE t LIKE s LOCATION 't'");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(0L);
    lake.run("INSERT INTO t (a) VALUES (5)");
    assertThat(lake.sql("SELECT id, a FROM t")).containsExactly(List.of(1L, 5));
    assertThat(lake.error("INSERT INTO t (a) VALUES (-1)")).contains("CHECK constraint c");
    KernelReader kernel = KernelReader.of(Path.of(place("t")));
    assertThat(kernel.properties())
        .containsEntry("mine", "yes")
        .containsEntry("lakewise.tableName", "t");
    assertThat(kernel.domain("delta.clustering")).isPresent();
    assertThat(kernel.rows()).hasSize(1);
  }

  @Test
  void placesTablesInTheLakeOrDeclaredFoldersOnly() throws IOException {
    lake.run("CREATE TABLE inside (a INT) LOCATION 'mine/inside'");
    lake.run("CREATE TABLE outside (a INT) LOCATION '" + folder.resolve("declared/t") + "'");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION '" + folder.resolve("else") + "'"))
        .contains("--allow");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION '../else'")).contains("--allow");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION '_lakewise/x'")).contains("belongs");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION 'tables/x'")).contains("belongs");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION '.'")).contains("belongs");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION 'mine/inside/below'"))
        .contains("inside one another");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION 'mine'")).contains("inside one another");
    Files.createDirectories(Path.of(place("full")));
    Files.writeString(Path.of(place("full/data.csv")), "1");
    assertThat(lake.error("CREATE TABLE x (a INT) LOCATION 'full'")).contains("CONVERT TO DELTA");
  }

  @Test
  void namesTablesThatAreThere() {
    lake.run("CREATE TABLE t (a INT, b STRING) LOCATION 'mine/t'");
    lake.run("INSERT INTO t VALUES (1, 'x')");
    lake.run("DROP TABLE t");
    assertThat(lake.error("CREATE TABLE u (a STRING) LOCATION 'mine/t'")).contains("(a INTEGER");
    assertThat(lake.error("CREATE TABLE u LOCATION 'mine/t' AS SELECT 1 AS a")).contains("already");
    assertThat(lake.error("CREATE TABLE u LOCATION 'mine/t' TBLPROPERTIES ('x' = 'y')"))
        .contains("ALTER TABLE");
    assertThat(lake.run("CREATE TABLE u (a INT, b STRING) LOCATION 'mine/t'"))
        .startsWith("named the table at ");
    assertThat(lake.sql("SELECT * FROM u")).containsExactly(asList(1, "x"));
    assertThat(lake.error("CREATE TABLE v LOCATION 'mine/t'")).contains("main.default.u");
    assertThat(KernelReader.of(Path.of(place("mine/t"))).properties())
        .containsEntry("lakewise.tableName", "u")
        .doesNotContainKey("lakewise.droppedAt");
  }
}
