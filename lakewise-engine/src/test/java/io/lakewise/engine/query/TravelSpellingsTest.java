package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TravelSpellingsTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE t (k INT, v STRING)");
    lake.run("INSERT INTO t VALUES (1, 'a')");
    lake.run("UPDATE t SET v = 'b'");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void aTimeMayFollowTheNameAsAVersionMay() {
    String time =
        (String)
            lake.value(
                "SELECT strftime(timestamp, '%Y%m%d%H%M%S%g') FROM (DESCRIBE HISTORY t)"
                    + " WHERE version = 1");
    assertThat(lake.value("SELECT v FROM t@" + time)).isEqualTo("a");
    assertThat(lake.value("SELECT x.v FROM default.t@" + time + " AS x")).isEqualTo("a");
    assertThat(lake.error("FROM t@20010101000000000")).contains("2001-01-01T00:00:00Z");
  }

  @Test
  void theSourceOfAMergeIsCalledByItsNameWithoutTheVersion() {
    lake.run("CREATE TABLE u AS SELECT 1 AS k, 'u' AS v");
    lake.run("MERGE INTO t USING u@v0 ON t.k = u.k WHEN MATCHED THEN UPDATE SET v = u.v");
    assertThat(lake.sql("SELECT DISTINCT v FROM t")).containsExactly(List.of("u"));
  }

  @Test
  void anErrorCallsTheTableByItsName() {
    for (String statement :
        List.of(
            "FROM t VERSION AS OF 9",
            "FROM t TIMESTAMP AS OF '2001-01-01'",
            "FROM t TIMESTAMP AS OF '2901-01-01'",
            "RESTORE t TO VERSION AS OF 9",
            "CREATE TABLE c SHALLOW CLONE t VERSION AS OF 9")) {
      assertThat(lake.error(statement))
          .as(statement)
          .contains("main.default.t")
          .doesNotContain(folder.toString());
    }
  }

  @Test
  void theMomentIsAlsoAFunction() {
    assertThat(lake.value("SELECT current_timestamp() = now() AND current_date() = today()"))
        .isEqualTo(true);
    assertThat(
            lake.value(
                "SELECT count(*) FROM table_changes('t', current_timestamp() - INTERVAL 1 DAY)"))
        .isEqualTo(3L);
  }

  @Test
  void infiniteTimesAreShownAsSuch() {
    lake.run("CREATE TABLE i (t TIMESTAMPTZ, n TIMESTAMP, d DATE, l DATE[])");
    lake.run("INSERT INTO i VALUES ('infinity', '-infinity', 'infinity', ['-infinity'])");
    assertThat(lake.sql("FROM i WHERE t = 'infinity'"))
        .containsExactly(List.of("infinity", "-infinity", "infinity", List.of("-infinity")));
    assertThat(lake.value("SELECT DATE '9999-12-31' + 1").toString()).isEqualTo("+10000-01-01");
  }

  @Test
  void changesAreToldAcrossRenamedAndDroppedColumns() {
    lake.run(
        "CREATE TABLE c (id INT, a STRING, b INT)"
            + " TBLPROPERTIES ('delta.columnMapping.mode' = 'name')");
    lake.run("INSERT INTO c VALUES (1, 'x', 10), (2, 'y', 20)");
    lake.run("ALTER TABLE c RENAME COLUMN a TO name");
    lake.run("UPDATE c SET name = 'z' WHERE id = 2");
    lake.run("ALTER TABLE c DROP COLUMN b");
    lake.run("DELETE FROM c WHERE id = 1");
    lake.run("ALTER TABLE c ADD COLUMN b STRING");
    lake.run("INSERT INTO c VALUES (3, 'w', 'new')");
    assertThat(
            lake.sql(
                "SELECT id, name, coalesce(b, '-'), _change_type, _commit_version"
                    + " FROM table_changes('c', 0) ORDER BY _commit_version, id, _change_type"))
        .containsExactly(
            List.of(1, "x", "-", "insert", 1L),
            List.of(2, "y", "-", "insert", 1L),
            List.of(2, "y", "-", "delete", 3L),
            List.of(2, "z", "-", "insert", 3L),
            List.of(1, "x", "-", "delete", 5L),
            List.of(3, "w", "new", "insert", 7L));
  }
}
