package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.kernel.KernelReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features that a table with rows gets, and loses again, by its properties. */
class LaterPropertiesTest extends WriteFixture {

  private static final List<String> CHANGES =
      List.of(
          "INSERT INTO %s VALUES (20, 'w'), (21, NULL)",
          "UPDATE %s SET b = 'u' WHERE a %% 4 = 0",
          "DELETE FROM %s WHERE a %% 5 = 2",
          "MERGE INTO %s t USING (VALUES (0, 'm'), (30, 'n')) AS s(a, b) ON t.a = s.a"
              + " WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *",
          "OPTIMIZE %s");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'delta.enableDeletionVectors' = 'true'",
        "'delta.enableChangeDataFeed' = 'true'",
        "'delta.enableInCommitTimestamps' = 'true'",
        "'delta.enableRowTracking' = 'true'",
        "'delta.columnMapping.mode' = 'name'",
        "'delta.enableTypeWidening' = 'true'",
        "'delta.checkpointPolicy' = 'v2', 'delta.checkpointInterval' = '2'",
        "'delta.appendOnly' = 'false'",
        "'delta.enableDeletionVectors' = 'true', 'delta.enableChangeDataFeed' = 'true',"
            + " 'delta.enableInCommitTimestamps' = 'true', 'delta.enableRowTracking' = 'true',"
            + " 'delta.columnMapping.mode' = 'name'"
      })
  void aTableWithRowsGetsThem(String properties) {
    for (String table : List.of("t", "plain")) {
      table(
          table, "a INTEGER, b VARCHAR", "TBLPROPERTIES ('delta.enableDeletionVectors' = 'false')");
      lake.run("INSERT INTO " + table + " SELECT i, 'v' || i FROM range(10) r(i)");
      lake.run("DELETE FROM " + table + " WHERE a = 3");
    }
    lake.run("ALTER TABLE t SET TBLPROPERTIES (" + properties + ")");
    assertThat(rows("t")).isEqualTo(rows("plain"));
    for (String change : CHANGES) {
      lake.run(String.format(change, "t"));
      lake.run(String.format(change, "plain"));
      assertThat(rows("t")).as(change).isEqualTo(rows("plain"));
    }
    assertThat(lake.value("SELECT count(*) FROM t VERSION AS OF 1")).isEqualTo(10L);
    assertThat(lake.sql("SELECT a FROM table_changes('t', 1, 1)")).hasSize(10);
    assertThat(lake.sql("SELECT a FROM table_changes('t', 5, 5)")).hasSizeGreaterThan(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delta.enableDeletionVectors",
        "delta.enableChangeDataFeed",
        "delta.enableInCommitTimestamps",
        "delta.enableRowTracking",
        "delta.enableTypeWidening"
      })
  void aTableLosesThemAgain(String property) {
    table("t", "a INTEGER, b VARCHAR", "TBLPROPERTIES ('" + property + "' = 'true')");
    table("plain", "a INTEGER, b VARCHAR", "");
    for (String table : List.of("t", "plain")) {
      lake.run("INSERT INTO " + table + " SELECT i, 'v' || i FROM range(10) r(i)");
      lake.run("DELETE FROM " + table + " WHERE a = 3");
    }
    lake.run("ALTER TABLE t SET TBLPROPERTIES ('" + property + "' = 'false')");
    for (String change : CHANGES) {
      lake.run(String.format(change, "t"));
      lake.run(String.format(change, "plain"));
      assertThat(rows("t")).as(change).isEqualTo(rows("plain"));
    }
  }

  @Test
  void columnsWithMappingByNameAreRenamedAndDroppedInFilesFromBefore() {
    table("t", "a INTEGER, b VARCHAR, s STRUCT(x INTEGER, y INTEGER)", "PARTITIONED BY (b)");
    lake.run("INSERT INTO t VALUES (1, 'p', {'x': 1, 'y': 2}), (2, NULL, NULL)");
    lake.run("ALTER TABLE t SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name')");
    lake.run("ALTER TABLE t RENAME COLUMN a TO id");
    lake.run("ALTER TABLE t RENAME COLUMN s.x TO z");
    lake.run("ALTER TABLE t DROP COLUMN s.y");
    lake.run("ALTER TABLE t ADD COLUMN a VARCHAR");
    lake.run("INSERT INTO t VALUES (3, 'q', {'z': 7}, 'new')");
    lake.run("UPDATE t SET a = 'old' WHERE id = 1");
    assertThat(rows("t")).hasSize(3);
    assertThat(lake.sql("SELECT id, s.z, a FROM t ORDER BY id"))
        .isEqualTo(
            List.of(List.of(1, 1, "old"), Arrays.asList(2, null, null), List.of(3, 7, "new")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PARTITIONED BY (p)", "CLUSTER BY (p)"})
  void columnsThatLayRowsOutAreRenamedWithoutWritingFiles(String layout) {
    table("t", "a INTEGER, p VARCHAR", layout);
    lake.run("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, NULL)");
    lake.run("ALTER TABLE t SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name')");
    lake.run("ALTER TABLE t RENAME COLUMN p TO place");
    lake.run("ALTER TABLE t ADD COLUMN p INTEGER");
    lake.run("INSERT INTO t VALUES (4, 'x', 7)");
    lake.run("DELETE FROM t WHERE place = 'y'");
    lake.run("UPDATE t SET p = 9 WHERE place IS NULL");
    lake.run("OPTIMIZE t");
    assertThat(rows("t")).hasSize(3);
    assertThat(lake.sql("SELECT a, place, p FROM t WHERE place = 'x' ORDER BY a"))
        .isEqualTo(List.of(Arrays.asList(1, "x", null), List.of(4, "x", 7)));
    assertThat(lake.sql("SELECT partitionColumns || clusteringColumns FROM (DESCRIBE DETAIL t)"))
        .isEqualTo(List.of(List.of(List.of("place"))));
    assertThat(lake.sql("SELECT a, p FROM t VERSION AS OF 1 ORDER BY a"))
        .isEqualTo(List.of(List.of(1, "x"), List.of(2, "y"), Arrays.asList(3, null)));
    assertThat(lake.error("ALTER TABLE t DROP COLUMN place"))
        .contains("Column place of", "cannot be dropped");
  }

  @Test
  void timesAreFoundOnBothSidesOfInCommitTimestamps() {
    table("t", "a INTEGER", "");
    lake.run("INSERT INTO t VALUES (1)");
    lake.run("ALTER TABLE t SET TBLPROPERTIES ('delta.enableInCommitTimestamps' = 'true')");
    lake.run("INSERT INTO t VALUES (2)");
    for (long version = 0; version < 4; version++) {
      long time =
          (Long)
              lake.value(
                  "SELECT epoch_ms(timestamp) FROM (DESCRIBE HISTORY t) WHERE version = "
                      + version);
      KernelReader kernel = KernelReader.of(location("t"));
      assertThat(kernel.timestamp(version)).isEqualTo(time);
      assertThat(kernel.versionAt(time)).isEqualTo(version);
      String then = "SELECT count(*) FROM t TIMESTAMP AS OF to_timestamp(" + time + " / 1000)";
      assertThat(lake.value(then)).isEqualTo(version == 0 ? 0L : version < 3 ? 1L : 2L);
    }
  }

  @Test
  void mappingByIdComesOnlyWithTheTable() {
    table("t", "a INTEGER", "");
    assertThat(lake.error("ALTER TABLE t SET TBLPROPERTIES ('delta.columnMapping.mode' = 'id')"))
        .contains("Only none to name is possible");
  }
}
