package io.lakewise.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas, views, functions, comments, tags, DROP and UNDROP. */
class NamesTest {

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
  void makesAndDropsSchemasAndCatalogs() {
    assertThat(lake.run("CREATE SCHEMA shop COMMENT 'sales'"))
        .isEqualTo("created schema main.shop");
    assertThat(lake.run("CREATE SCHEMA IF NOT EXISTS shop")).contains("exists already");
    assertThat(lake.error("CREATE SCHEMA shop")).contains("already exists");
    assertThat(lake.run("CREATE CATALOG archive")).isEqualTo("created catalog archive");
    lake.run("CREATE TABLE archive.default.t (a INT)");
    lake.run("CREATE TABLE shop.t (a INT)");
    lake.run("USE shop");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(0L);
    assertThat(lake.error("DROP SCHEMA shop")).contains("not empty").contains("CASCADE");
    assertThat(lake.run("DROP SCHEMA shop CASCADE")).isEqualTo("dropped schema main.shop");
    assertThat(lake.session().currentSchema()).isEqualTo("main.default");
    assertThat(lake.run("DROP SCHEMA IF EXISTS shop")).contains("nothing was done");
    assertThat(lake.run("DROP CATALOG archive CASCADE")).isEqualTo("dropped catalog archive");
    assertThat(lake.error("DROP SCHEMA default")).contains("every lake has it");
  }

  @Test
  void refusesWhatSchemasDoNotHave() {
    assertThat(lake.error("CREATE OR REPLACE SCHEMA s")).contains("DROP SCHEMA");
    assertThat(lake.error("CREATE SCHEMA s MANAGED LOCATION '/x'")).contains("LOCATION");
    assertThat(lake.error("CREATE SCHEMA s WITH DBPROPERTIES ('a' = 'b')")).contains("SET TAGS");
    lake.run("CREATE SCHEMA s");
    assertThat(lake.error("ALTER SCHEMA s RENAME TO r")).contains("RENAME TO");
    assertThat(lake.run("ALTER SCHEMA s OWNER TO admins")).contains("admins");
  }

  @Test
  void readsViewsAsTheirTextSaysWhereverTheReaderStands() {
    lake.run("CREATE TABLE t (a INT, b STRING)");
    lake.run("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
    assertThat(lake.run("CREATE VIEW v AS SELECT a, CAST(b AS STRING) AS b FROM t WHERE a > 1"))
        .isEqualTo("created view main.default.v");
    lake.run("CREATE SCHEMA other");
    lake.run("USE other");
    assertThat(lake.sql("SELECT * FROM main.default.v")).containsExactly(List.of(2, "y"));
    lake.run("USE default");
    assertThat(lake.error("CREATE VIEW v AS SELECT 1 AS x")).contains("exists already");
    assertThat(lake.run("CREATE VIEW IF NOT EXISTS v AS SELECT 1 AS x")).contains("nothing");
    assertThat(lake.run("CREATE OR REPLACE VIEW v (n COMMENT 'number') AS SELECT a FROM t"))
        .isEqualTo("replaced view main.default.v");
    assertThat(lake.value("SELECT sum(n) FROM v")).hasToString("3");
    lake.run("ALTER VIEW v AS SELECT a * 10 FROM t");
    assertThat(lake.value("SELECT sum(n) FROM v")).hasToString("30");
    lake.run("ALTER VIEW v RENAME TO w");
    assertThat(lake.value("SELECT count(*) FROM w")).isEqualTo(2L);
    assertThat(lake.error("DROP TABLE w")).contains("is a view");
    assertThat(lake.run("DROP VIEW w")).isEqualTo("dropped view main.default.w");
    assertThat(lake.run("DROP VIEW IF EXISTS w")).contains("nothing was done");
  }

  @Test
  void checksTheTextOfAViewWhenItIsCreated() {
    lake.run("CREATE TABLE t (a INT)");
    assertThat(lake.error("CREATE VIEW v AS SELECT nope FROM t")).contains("nope");
    assertThat(lake.error("CREATE VIEW v AS SELECT * FROM missing")).contains("does not exist");
    assertThat(lake.error("CREATE VIEW v (x, y) AS SELECT a FROM t")).contains("2 columns");
    assertThat(lake.error("CREATE VIEW v AS SELECT a, a AS A FROM t")).contains("twice");
    lake.run("CREATE VIEW v AS SELECT a FROM t");
    lake.run("CREATE VIEW w AS SELECT a FROM v");
    assertThat(lake.error("CREATE OR REPLACE VIEW v AS SELECT a FROM w")).contains("itself");
    assertThat(lake.error("CREATE OR REPLACE VIEW t AS SELECT 1 AS x")).contains("table");
  }

  @Test
  void keepsTemporaryViewsInTheSession() {
    lake.run("CREATE TABLE t (a INT)");
    lake.run("INSERT INTO t VALUES (5)");
    lake.run("CREATE TEMP VIEW tv AS SELECT a FROM t");
    assertThat(lake.value("SELECT a FROM tv")).isEqualTo(5);
    assertThat(lake.error("CREATE VIEW v AS SELECT a FROM tv")).contains("does not exist");
    assertThat(lake.error("CREATE OR REPLACE TEMP VIEW tv AS SELECT a FROM tv")).contains("itself");
    assertThat(lake.error("CREATE TEMP VIEW s.tv AS SELECT 1")).contains("session");
    assertThat(lake.run("DROP VIEW tv")).isEqualTo("dropped temporary view tv");
  }

  @Test
  void expandsFunctions() {
    lake.run("CREATE TABLE t (a INT)");
    lake.run("INSERT INTO t VALUES (1), (2), (3)");
    assertThat(lake.run("CREATE FUNCTION twice(x INT) RETURNS INT RETURN x * 2"))
        .isEqualTo("created function main.default.twice");
    assertThat(lake.value("SELECT sum(twice(a)) FROM t")).hasToString("12");
    assertThat(lake.error("CREATE FUNCTION twice(x INT) RETURNS INT RETURN x"))
        .contains("exists already");
    lake.run(
        "CREATE OR REPLACE FUNCTION twice(x INT, times INT DEFAULT 3) RETURNS INT RETURN x * times");
    assertThat(lake.value("SELECT twice(2)")).isEqualTo(6);
    lake.run(
        "CREATE FUNCTION above(least INT) RETURNS TABLE (n BIGINT) RETURN SELECT a FROM t WHERE a >"
            + " least");
    assertThat(lake.sql("SELECT n FROM above(1) ORDER BY n"))
        .containsExactly(List.of(2L), List.of(3L));
    assertThat(lake.error("CREATE FUNCTION f(x INT) RETURNS INT RETURN y + 1")).contains("y");
    assertThat(lake.error("CREATE FUNCTION f() RETURNS TABLE (a INT, b INT) RETURN SELECT 1"))
        .contains("2 columns");
    assertThat(lake.error("CREATE FUNCTION f(x INT) RETURNS INT LANGUAGE PYTHON RETURN x"))
        .contains("PYTHON");
    assertThat(lake.error("CREATE FUNCTION f(x INT) RETURNS INT RETURN f(x)")).contains("itself");
    lake.run("CREATE FUNCTION guessed(x INT) RETURN x + 0.5");
    assertThat(lake.value("SELECT guessed(1)::VARCHAR")).isEqualTo("1.5");
    lake.run("CREATE TEMP FUNCTION local_one() RETURNS INT RETURN 1");
    assertThat(lake.value("SELECT local_one()")).isEqualTo(1);
    assertThat(lake.run("DROP FUNCTION local_one")).contains("temporary");
    assertThat(lake.run("DROP FUNCTION twice")).isEqualTo("dropped function main.default.twice");
    assertThat(lake.run("DROP FUNCTION IF EXISTS twice")).contains("nothing was done");
    assertThat(lake.error("DROP FUNCTION twice")).contains("does not exist");
  }

  @Test
  void dropsTablesAndBringsThemBack() throws IOException {
    lake.run("CREATE TABLE t (a INT)");
    lake.run("INSERT INTO t VALUES (1)");
    assertThat(lake.run("DROP TABLE t"))
        .isEqualTo("dropped main.default.t; UNDROP TABLE brings it back within 7 days");
    assertThat(lake.error("SELECT * FROM t")).contains("does not exist");
    assertThat(lake.run("UNDROP TABLE t")).isEqualTo("main.default.t is back");
    assertThat(lake.value("SELECT a FROM t")).isEqualTo(1);
    assertThat(lake.run("DROP TABLE t PURGE")).contains("for good");
    assertThat(lake.error("UNDROP TABLE t")).contains("No table");
    try (Stream<Path> left = Files.list(folder.resolve("lake/tables"))) {
      assertThat(left).isEmpty();
    }
    assertThat(lake.run("DROP TABLE IF EXISTS t")).contains("nothing was done");
    assertThat(lake.error("DROP TABLE t")).contains("does not exist");
  }

  @Test
  void commentsAndTags() {
    lake.run("CREATE TABLE t (a INT, b STRING)");
    lake.run("CREATE VIEW v (n) AS SELECT a FROM t");
    lake.run("CREATE FUNCTION f() RETURNS INT RETURN 1");
    lake.run("COMMENT ON TABLE t IS 'rows'");
    lake.run("COMMENT ON COLUMN t.a IS 'a number'");
    lake.run("COMMENT ON COLUMN v.n IS 'another'");
    lake.run("COMMENT ON VIEW v IS 'a view'");
    lake.run("COMMENT ON SCHEMA default IS 'all'");
    lake.run("COMMENT ON CATALOG main IS 'the lake'");
    lake.run("COMMENT ON FUNCTION f IS 'one'");
    lake.run("COMMENT ON TABLE t IS NULL");
    assertThat(lake.error("COMMENT ON COLUMN t.z IS 'x'")).contains("z");
    lake.run("ALTER TABLE t SET TAGS ('pii' = 'no')");
    lake.run("SET TAG ON COLUMN t.a level = low");
    lake.run("UNSET TAG ON COLUMN t.a level");
    lake.run("ALTER VIEW v SET TAGS ('kind' = 'x')");
    assertThat(lake.error("ALTER TABLE v SET TAGS ('kind' = 'x')")).contains("view");
    assertThat(lake.error("SET TAG ON COLUMN t.z level = low")).contains("z");
    lake.run("SET TAG ON CATALOG main level = low");
    assertThat(lake.error("SET TAG ON CATALOG nowhere level = low")).contains("nowhere");
  }
}
