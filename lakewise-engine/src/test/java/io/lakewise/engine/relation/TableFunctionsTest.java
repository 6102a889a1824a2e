package io.lakewise.engine.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.ResultColumn;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFunctionsTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake =
        new TestLake(
            folder.resolve("lake"), List.of(folder.resolve("declared")), Clock.systemUTC());
    lake.run("CREATE TABLE t (id INT, name STRING)");
    lake.run("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
    lake.run("UPDATE t SET name = 'B' WHERE id = 2");
    lake.run("DELETE FROM t WHERE id = 1");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void tellsTheChangesBetweenVersions() {
    assertThat(
            lake.sql(
                "SELECT id, name, _change_type, _commit_version FROM table_changes('t', 1, 3)"
                    + " ORDER BY _commit_version, id, name"))
        .contains(
            List.of(1, "a", "insert", 1L),
            List.of(2, "b", "insert", 1L),
            List.of(1, "a", "delete", 3L))
        .hasSize(5);
    assertThat(lake.value("SELECT count(*) FROM table_changes(main.default.t, 3)")).isEqualTo(1L);
    assertThat(lake.value("SELECT count(*) FROM table_changes('main.\"default\".`t`', 0, 0)"))
        .isEqualTo(0L);
    assertThat(lake.columns("SELECT * FROM table_changes('t', 0)"))
        .containsExactly(
            new ResultColumn("id", "INTEGER"),
            new ResultColumn("name", "VARCHAR"),
            new ResultColumn("_change_type", "VARCHAR"),
            new ResultColumn("_commit_version", "BIGINT"),
            new ResultColumn("_commit_timestamp", "TIMESTAMP WITH TIME ZONE"));
  }

  @Test
  void tellsTheChangesBetweenTimes() {
    assertThat(
            lake.value(
                "SELECT count(*) FROM table_changes('t', TIMESTAMP '2020-01-01', now()::TIMESTAMPTZ"
                    + " + INTERVAL 1 DAY)"))
        .isEqualTo(5L);
    assertThat(lake.value("SELECT count(*) FROM table_changes('t', '2020-01-01')")).isEqualTo(5L);
    assertThat(lake.error("SELECT * FROM table_changes('t', '2999-01-01')"))
        .contains("no version at or after");
  }

  @Test
  void refusesChangesOfWhatIsNoTable() {
    assertThat(lake.error("SELECT * FROM table_changes('nowhere', 0)")).contains("nowhere");
    assertThat(lake.error("SELECT * FROM table_changes(5, 0)")).contains("not the name of a table");
    assertThat(lake.error("SELECT * FROM table_changes('t')")).contains("2 to 3 arguments");
    assertThat(lake.error("SELECT * FROM table_changes('t', 0, 99)")).contains("99");
    assertThat(lake.error("SELECT * FROM table_changes('t', 3, 1)")).isNotEmpty();
  }

  @Test
  void readsTablesByPath() {
    Object location = lake.value("SELECT location FROM (DESCRIBE DETAIL t)");
    assertThat(lake.sql("SELECT * FROM delta_scan('" + location + "')"))
        .containsExactly(List.of(2, "B"));
    String relative = folder.resolve("lake").relativize(Path.of((String) location)).toString();
    assertThat(lake.value("SELECT count(*) FROM delta_scan('" + relative + "')")).isEqualTo(1L);
    assertThat(lake.value("SELECT count(*) FROM delta.`" + location + "`")).isEqualTo(1L);
    assertThat(lake.value("SELECT count(*) FROM delta.`" + location + "` VERSION AS OF 1"))
        .isEqualTo(2L);
  }

  @Test
  void readsNoTablesOutside() {
    for (String path : List.of("/etc", "../other", "_lakewise", "tables/../_lakewise/x")) {
      assertThat(lake.error("SELECT * FROM delta_scan('" + path + "')"))
          .contains("not a table that may be read");
    }
  }
}
