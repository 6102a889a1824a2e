package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareVariablesTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE t (a INT, b STRING)");
    lake.run("INSERT INTO t VALUES (1, 'x'), (5, 'y'), (9, 'z')");
    lake.run("CREATE TABLE u (v INT)");
    lake.run("INSERT INTO u VALUES (100)");
    lake.run("DECLARE VARIABLE v INT DEFAULT 5");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void aNameThatIsNoColumnIsTheVariable() {
    assertThat(lake.sql("SELECT v")).containsExactly(List.of(5));
    assertThat(lake.columns("SELECT V, v AS w").stream().map(column -> column.name()))
        .containsExactly("V", "w");
    assertThat(lake.sql("SELECT b FROM t WHERE a > v")).containsExactly(List.of("z"));
    assertThat(lake.sql("SELECT a FROM t ORDER BY a LIMIT v - 4")).containsExactly(List.of(1));
    assertThat(lake.value("SELECT list_transform([1], lambda x: x + v)[1]")).isEqualTo(6);
    assertThat(lake.sql("WITH c AS (SELECT a + v AS s FROM t) SELECT max(s) FROM c"))
        .containsExactly(List.of(14));
  }

  @Test
  void theVariableCanBeCalledByItsOwnName() {
    assertThat(lake.sql("SELECT v AS v")).containsExactly(List.of(5));
    assertThat(lake.sql("SELECT a, a + v AS v FROM t WHERE a > 4 ORDER BY v DESC"))
        .containsExactly(List.of(9, 14), List.of(5, 10));
    assertThat(lake.sql("SELECT v + 1 AS v, v AS w FROM u")).containsExactly(List.of(101, 100));
  }

  @Test
  void aColumnOfTheNameWins() {
    assertThat(lake.sql("SELECT v FROM u")).containsExactly(List.of(100));
    assertThat(lake.sql("SELECT v, (SELECT v FROM u) AS c, (SELECT v + a FROM t WHERE a = v) AS s"))
        .containsExactly(List.of(5, 100, 10));
    assertThat(lake.sql("SELECT a FROM t WHERE a = v AND EXISTS (FROM u WHERE v = 100)"))
        .containsExactly(List.of(5));
    assertThat(lake.sql("SELECT (SELECT max(v + a) FROM t) AS outer_column FROM u"))
        .containsExactly(List.of(109));
    assertThat(lake.sql("SELECT 7 AS v, v + 1 AS next")).containsExactly(List.of(7, 8));
  }

  @Test
  void statementsThatChangeTablesKnowThem() {
    lake.run("INSERT INTO t VALUES (v, 'v')");
    lake.run("UPDATE t SET b = 'big ' || v WHERE a > v");
    lake.run("DELETE FROM t WHERE a < v");
    lake.run(
        "MERGE INTO t USING (SELECT v + 1 AS k) s ON t.a = s.k"
            + " WHEN NOT MATCHED AND s.k > v THEN INSERT (a, b) VALUES (s.k, 'n' || v)");
    assertThat(lake.sql("FROM t ORDER BY ALL"))
        .containsExactly(List.of(5, "v"), List.of(5, "y"), List.of(6, "n5"), List.of(9, "big 5"));
    lake.run("UPDATE u SET v = v + 1 WHERE v = 100");
    assertThat(lake.value("SELECT v FROM u")).isEqualTo(101);
    lake.run("SET VAR v = v + 1");
    assertThat(lake.value("SELECT v")).isEqualTo(6);
    lake.run("CREATE TABLE kept AS SELECT a FROM t WHERE a = v");
    assertThat(lake.value("SELECT a FROM kept")).isEqualTo(6);
  }

  @Test
  void whatIsKeptDoesNotKnowThem() {
    assertThat(lake.error("CREATE VIEW w AS SELECT v")).contains("v");
    assertThat(lake.error("CREATE FUNCTION f(x INT) RETURNS INT RETURN x + v")).contains("v");
    assertThat(lake.error("CREATE TABLE d (a INT DEFAULT v)")).contains("v");
    lake.run("CREATE TEMP VIEW w AS SELECT a FROM t WHERE a = v");
    assertThat(lake.sql("FROM w")).containsExactly(List.of(5));
  }

  @Test
  void anUnknownNameIsStillAnError() {
    assertThat(lake.error("SELECT nothing, v FROM t")).contains("nothing");
    assertThat(lake.error("SELECT t.v FROM t")).contains("v");
  }
}
