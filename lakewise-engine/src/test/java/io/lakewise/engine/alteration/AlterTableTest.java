package io.lakewise.engine.alteration;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlterTableTest {

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

  private List<List<Object>> kernel() throws IOException {
    try (Stream<Path> tables = Files.list(folder.resolve("lake/tables"))) {
      return KernelReader.of(tables.findFirst().orElseThrow()).rows();
    }
  }

  private KernelReader kernelTable() throws IOException {
    try (Stream<Path> tables = Files.list(folder.resolve("lake/tables"))) {
      return KernelReader.of(tables.findFirst().orElseThrow());
    }
  }

  @Test
  void addsColumnsAtTheirPlaces() throws IOException {
    lake.run("CREATE TABLE t (a INT, s STRUCT<x: INT>, l ARRAY<STRUCT<p: INT>>)");
    lake.run("INSERT INTO t VALUES (1, {'x': 2}, [{'p': 3}])");
    assertThat(lake.run("ALTER TABLE t ADD COLUMN b STRING COMMENT 'text'"))
        .isEqualTo("altered main.default.t (version 2)");
    lake.run("ALTER TABLE t ADD COLUMNS (c INT FIRST, d INT AFTER a)");
    lake.run("ALTER TABLE t ADD COLUMN s.y INT FIRST");
    lake.run("ALTER TABLE t ADD COLUMN l.element.q STRING");
    lake.run("ALTER TABLE t ADD COLUMN IF NOT EXISTS b STRING");
    assertThat(lake.columns("SELECT * FROM t").stream().map(c -> c.name()).toList())
        .containsExactly("c", "a", "d", "s", "l", "b");
    assertThat(lake.sql("SELECT c, a, d, s.x, s.y, l[1].p, l[1].q, b FROM t"))
        .containsExactly(asList(null, 1, null, 2, null, 3, null, null));
    assertThat(lake.sql("SELECT s.y FROM t")).containsExactly(asList((Object) null));
    assertThat(lake.value("SELECT s.x FROM t WHERE s.x = 2")).isEqualTo(2);
    assertThat(kernel()).hasSize(1);
    assertThat(lake.error("ALTER TABLE t ADD COLUMN A INT")).contains("twice");
    assertThat(lake.error("ALTER TABLE t ADD COLUMN e INT DEFAULT 1")).contains("SET DEFAULT");
    assertThat(lake.error("ALTER TABLE t ADD COLUMN e INT NOT NULL")).contains("SET NOT NULL");
    assertThat(lake.error("ALTER TABLE t ADD COLUMN e INT GENERATED ALWAYS AS (a + 1)"))
        .contains("generated");
    assertThat(lake.error("ALTER TABLE t ADD COLUMN e INT AFTER nope")).contains("nope");
    assertThat(lake.error("ALTER TABLE t ADD COLUMN a.z INT")).contains("members");
    lake.run("CREATE TABLE empty_one (a INT)");
    lake.run("ALTER TABLE empty_one ADD COLUMN b INT NOT NULL");
    assertThat(lake.error("INSERT INTO empty_one VALUES (1, NULL)")).contains("NOT NULL");
  }

  @Test
  void renamesAndDropsColumnsWithColumnMapping() throws IOException {
    lake.run("CREATE TABLE t (a INT, s STRUCT<x: INT, y: INT>, b STRING)");
    lake.run("INSERT INTO t VALUES (1, {'x': 2, 'y': 3}, 'one')");
    assertThat(lake.error("ALTER TABLE t RENAME COLUMN b TO c"))
        .contains("'delta.columnMapping.mode' = 'name'");
    assertThat(lake.error("ALTER TABLE t DROP COLUMN b")).contains("column mapping");
    lake.run("ALTER TABLE t SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name')");
    lake.run("ALTER TABLE t RENAME COLUMN b TO c");
    lake.run("ALTER TABLE t RENAME COLUMN s.x TO z");
    assertThat(lake.sql("SELECT a, s.z, s.y, c FROM t")).containsExactly(List.of(1, 2, 3, "one"));
    lake.run("INSERT INTO t VALUES (4, {'z': 5, 'y': 6}, 'two')");
    lake.run("ALTER TABLE t DROP COLUMNS (s.y, a)");
    assertThat(lake.sql("SELECT s.z, c FROM t ORDER BY c"))
        .containsExactly(List.of(2, "one"), List.of(5, "two"));
    assertThat(kernel()).hasSize(2);
    lake.run("ALTER TABLE t ADD COLUMN a INT");
    assertThat(lake.sql("SELECT a FROM t"))
        .containsExactly(asList((Object) null), asList((Object) null));
    assertThat(lake.sql("SELECT a, b FROM t VERSION AS OF 1")).containsExactly(List.of(1, "one"));
    assertThat(lake.error("ALTER TABLE t DROP COLUMN nope")).contains("nope");
    lake.run("ALTER TABLE t DROP COLUMN IF EXISTS nope");
    assertThat(lake.error("ALTER TABLE t RENAME COLUMN c TO s")).contains("already");
    assertThat(lake.error("ALTER TABLE t SET TBLPROPERTIES ('delta.columnMapping.mode' = 'none')"))
        .contains("column mapping");
  }

  @Test
  void keepsColumnsThatSomethingElseNeeds() {
    lake.run(
        "CREATE TABLE t (a INT, b INT, g INT GENERATED ALWAYS AS (b + 1), p INT, CONSTRAINT pos"
            + " CHECK (a > 0)) PARTITIONED BY (p) TBLPROPERTIES ('delta.columnMapping.mode' ="
            + " 'name', 'delta.enableTypeWidening' = 'true')");
    assertThat(lake.error("ALTER TABLE t DROP COLUMN a")).contains("constraint pos");
    assertThat(lake.error("ALTER TABLE t RENAME COLUMN b TO c")).contains("generated column g");
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN b TYPE BIGINT"))
        .contains("generated column g");
    assertThat(lake.error("ALTER TABLE t DROP COLUMN p")).contains("partitioning");
    lake.run(
        "CREATE TABLE c (a INT, b INT) CLUSTER BY (a) TBLPROPERTIES ('delta.columnMapping.mode' ="
            + " 'name')");
    assertThat(lake.error("ALTER TABLE c DROP COLUMN a")).contains("clustering");
    lake.run("ALTER TABLE c CLUSTER BY (b)");
    lake.run("ALTER TABLE c DROP COLUMN a");
    lake.run("ALTER TABLE c CLUSTER BY NONE");
    assertThat(lake.error("ALTER TABLE c CLUSTER BY (nope)")).contains("nope");
    assertThat(lake.error("ALTER TABLE c CLUSTER BY AUTO")).contains("AUTO");
    assertThat(lake.error("ALTER TABLE t CLUSTER BY (a)")).contains("partition");
  }

  @Test
  void widensTypes() throws IOException {
    lake.run("CREATE TABLE t (a INT, l ARRAY<SMALLINT>, d DECIMAL(5,2), f FLOAT, day DATE)");
    lake.run("INSERT INTO t VALUES (1, [2], 3.25, 0.5, DATE '2026-01-02')");
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN a TYPE BIGINT"))
        .contains("'delta.enableTypeWidening' = 'true'");
    lake.run("ALTER TABLE t SET TBLPROPERTIES ('delta.enableTypeWidening' = 'true')");
    lake.run("ALTER TABLE t ALTER COLUMN a TYPE BIGINT");
    lake.run("ALTER TABLE t ALTER COLUMN l.element TYPE INT");
    lake.run("ALTER TABLE t ALTER COLUMN d TYPE DECIMAL(12,4)");
    lake.run("ALTER TABLE t CHANGE COLUMN f f DOUBLE COMMENT 'wide'");
    lake.run("ALTER TABLE t ALTER COLUMN day SET DATA TYPE TIMESTAMP_NTZ");
    lake.run(
        "INSERT INTO t VALUES (5000000000, [70000], 12345678.1234, 0.25, TIMESTAMP '2026-01-03"
            + " 04:05:06')");
    assertThat(lake.sql("SELECT a, l[1], d::VARCHAR, f, day::VARCHAR FROM t ORDER BY a"))
        .containsExactly(
            List.of(1L, 2, "3.2500", 0.5, "2026-01-02 00:00:00"),
            List.of(5000000000L, 70000, "12345678.1234", 0.25, "2026-01-03 04:05:06"));
    assertThat(lake.value("SELECT count(*) FROM t WHERE a = 1 AND day < '2026-01-02 01:00'"))
        .isEqualTo(1L);
    assertThat(kernel()).hasSize(2);
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN a TYPE INT")).contains("wider");
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN a TYPE STRING")).contains("wider");
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN l TYPE ARRAY<BIGINT>")).contains("l.element");
  }

  @Test
  void widensMembersKeysAndPartitions() throws IOException {
    lake.run(
        "CREATE TABLE t (a INT, s STRUCT<x: INT>, m MAP<SMALLINT, INT>, k INT, day DATE) PARTITIONED"
            + " BY (k, day) TBLPROPERTIES ('delta.enableTypeWidening' = 'true')");
    lake.run("INSERT INTO t VALUES (1, {'x': 2}, MAP {3: 4}, 5, DATE '2026-01-02')");
    lake.run("ALTER TABLE t ALTER COLUMN s.x TYPE BIGINT");
    lake.run("ALTER TABLE t ALTER COLUMN m.key TYPE INT");
    lake.run("ALTER TABLE t ALTER COLUMN m.value TYPE BIGINT");
    lake.run("ALTER TABLE t ALTER COLUMN k TYPE BIGINT");
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN day TYPE TIMESTAMP_NTZ")).contains("day");
    lake.run(
        "INSERT INTO t VALUES (2, {'x': 5000000000}, MAP {70000: 6000000000}, 7000000000, NULL)");
    assertThat(lake.sql("SELECT a, s.x, map_keys(m)[1], map_values(m)[1], k FROM t ORDER BY a"))
        .containsExactly(
            List.of(1, 2L, 3, 4L, 5L), List.of(2, 5000000000L, 70000, 6000000000L, 7000000000L));
    lake.run("UPDATE t SET a = a + 10 WHERE s.x = 2");
    assertThat(kernel()).hasSize(2);
  }

  @Test
  void changesNullsDefaultsCommentsAndPlaces() {
    lake.run("CREATE TABLE t (a INT, b STRING)");
    lake.run("INSERT INTO t VALUES (1, NULL)");
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN b SET NOT NULL")).contains("1 row");
    lake.run("ALTER TABLE t ALTER COLUMN a SET NOT NULL");
    assertThat(lake.error("INSERT INTO t VALUES (NULL, 'x')")).contains("NOT NULL");
    lake.run("ALTER TABLE t ALTER COLUMN a DROP NOT NULL");
    lake.run("INSERT INTO t VALUES (NULL, 'x')");
    lake.run("ALTER TABLE t ALTER COLUMN b SET DEFAULT 'none'");
    lake.run("INSERT INTO t (a) VALUES (7)");
    assertThat(lake.value("SELECT b FROM t WHERE a = 7")).isEqualTo("none");
    lake.run("ALTER TABLE t ALTER COLUMN b DROP DEFAULT");
    lake.run("INSERT INTO t (a) VALUES (8)");
    assertThat(lake.sql("SELECT b FROM t WHERE a = 8")).containsExactly(asList((Object) null));
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN a SET DEFAULT 'many'")).contains("default");
    lake.run("ALTER TABLE t ALTER COLUMN b FIRST");
    lake.run("ALTER TABLE t ALTER COLUMN b AFTER a");
    lake.run("ALTER TABLE t ALTER COLUMN b COMMENT 'words'");
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN b AFTER b")).contains("itself");
    assertThat(lake.run("ALTER TABLE t ALTER COLUMN b SET TAGS ('k' = 'v')")).contains("tags");
    lake.run("ALTER TABLE t ALTER COLUMN b UNSET TAGS ('k')");
  }

  @Test
  void synchronizesIdentities() {
    lake.run(
        "CREATE TABLE t (id BIGINT GENERATED BY DEFAULT AS IDENTITY (START WITH 10 INCREMENT BY 10), a INT)");
    lake.run("INSERT INTO t (id, a) VALUES (35, 1)");
    lake.run("ALTER TABLE t ALTER COLUMN id SYNC IDENTITY");
    lake.run("INSERT INTO t (a) VALUES (2)");
    assertThat(lake.value("SELECT id FROM t WHERE a = 2")).isEqualTo(50L);
    assertThat(lake.error("ALTER TABLE t ALTER COLUMN a SYNC IDENTITY")).contains("identity");
  }

  @Test
  void addsConstraintsThatTheRowsSatisfy() {
    lake.run("CREATE TABLE t (a INT, b INT)");
    lake.run("INSERT INTO t VALUES (1, 2), (3, NULL)");
    assertThat(lake.error("ALTER TABLE t ADD CONSTRAINT low CHECK (a < 3)")).contains("1 row");
    assertThat(lake.error("ALTER TABLE t ADD CONSTRAINT low CHECK (nope < 3)")).contains("nope");
    assertThat(lake.error("ALTER TABLE t ADD CONSTRAINT low CHECK (a)")).contains("condition");
    lake.run("ALTER TABLE t ADD CONSTRAINT Low CHECK (a < 4)");
    assertThat(lake.error("INSERT INTO t VALUES (9, 9)")).contains("low");
    assertThat(lake.error("ALTER TABLE t ADD CONSTRAINT LOW CHECK (a < 5)")).contains("already");
    lake.run("ALTER TABLE t DROP CONSTRAINT low");
    lake.run("INSERT INTO t VALUES (9, 9)");
    assertThat(lake.error("ALTER TABLE t DROP CONSTRAINT low")).contains("no constraint low");
    lake.run("ALTER TABLE t DROP CONSTRAINT IF EXISTS low");
  }

  @Test
  void setsAndUnsetsProperties() throws IOException {
    lake.run("CREATE TABLE t (a INT)");
    lake.run("INSERT INTO t VALUES (1)");
    lake.run(
        "ALTER TABLE t SET TBLPROPERTIES ('delta.enableRowTracking' = 'true',"
            + " 'delta.enableChangeDataFeed' = 'true', 'delta.enableInCommitTimestamps' = 'true',"
            + " 'mine' = 'yes')");
    lake.run("INSERT INTO t VALUES (2)");
    assertThat(kernelTable().properties()).containsEntry("mine", "yes");
    assertThat(kernel()).hasSize(2);
    lake.run("ALTER TABLE t UNSET TBLPROPERTIES ('mine', 'delta.enableChangeDataFeed')");
    assertThat(kernelTable().properties()).doesNotContainKeys("mine", "delta.enableChangeDataFeed");
    assertThat(lake.error("ALTER TABLE t UNSET TBLPROPERTIES ('mine')")).contains("IF EXISTS");
    lake.run("ALTER TABLE t UNSET TBLPROPERTIES IF EXISTS ('mine')");
    assertThat(lake.error("ALTER TABLE t SET TBLPROPERTIES ('delta.nope' = '1')"))
        .contains("delta.nope");
    assertThat(lake.error("ALTER TABLE t SET TBLPROPERTIES ('delta.isolationLevel' = 'Snapshot')"))
        .contains("Serializable");
    assertThat(lake.error("ALTER TABLE t SET TBLPROPERTIES ('lakewise.owner' = 'me')"))
        .contains("lakewise.owner");
    assertThat(lake.error("ALTER TABLE t UNSET TBLPROPERTIES ('lakewise.owner')"))
        .contains("lakewise.owner");
    assertThat(
            lake.error(
                "ALTER TABLE t UNSET TBLPROPERTIES ('delta.rowTracking.materializedRowIdColumnName')"))
        .contains("cannot be set or unset");
    assertThat(lake.error("ALTER TABLE t DROP FEATURE deletionVectors")).contains("DROP FEATURE");
    assertThat(lake.error("ALTER TABLE t ADD PARTITION (a = 1)")).contains("not supported");
    lake.run("ALTER TABLE t SET TBLPROPERTIES ('delta.appendOnly' = 'true')");
    assertThat(lake.error("DELETE FROM t")).contains("append");
  }

  @Test
  void renamesTablesAndGivesThemAway() throws IOException {
    lake.run("CREATE TABLE t (a INT)");
    lake.run("CREATE SCHEMA s");
    assertThat(lake.run("ALTER TABLE t RENAME TO s.u"))
        .isEqualTo("renamed main.default.t to main.s.u");
    assertThat(lake.error("SELECT * FROM t")).contains("does not exist");
    lake.run("INSERT INTO s.u VALUES (1)");
    assertThat(kernelTable().properties())
        .containsEntry("lakewise.schemaName", "s")
        .containsEntry("lakewise.tableName", "u");
    lake.run("ALTER TABLE s.u SET OWNER TO admins");
    assertThat(kernelTable().properties()).containsEntry("lakewise.owner", "admins");
    assertThat(lake.run("ALTER TABLE IF EXISTS nope ADD COLUMN a INT"))
        .contains("nothing was done");
    assertThat(lake.error("ALTER TABLE nope ADD COLUMN a INT")).contains("does not exist");
  }
}
