package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.ResultColumn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected columns are those that DuckDB itself makes of the same rows. */
class PivotTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE t (y INT, g STRING, x INT)");
    lake.run("INSERT INTO t VALUES (9, 'a', 1), (10, 'b', 2), (NULL, 'c', 3), (100, 'a', 4)");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private List<String> columns(String statement) {
    return lake.columns(statement).stream().map(ResultColumn::name).toList();
  }

  @Test
  void makesAColumnOfEachValue() {
    assertThat(columns("PIVOT t ON y USING sum(x)")).containsExactly("g", "10", "100", "9");
    assertThat(columns("PIVOT t ON y USING sum(x) GROUP BY g"))
        .containsExactly("g", "10", "100", "9");
    assertThat(columns("PIVOT t ON y")).containsExactly("g", "x", "10", "100", "9");
    assertThat(columns("PIVOT_WIDER t ON g")).containsExactly("y", "x", "a", "b", "c");
    assertThat(columns("PIVOT t ON y || '_' || g USING sum(x)"))
        .containsExactly("100_a", "10_b", "9_a");
    assertThat(columns("PIVOT t ON y, g USING sum(x)")).hasSize(9).contains("10_a", "9_c");
    assertThat(columns("PIVOT t ON y IN (9), g USING sum(x)")).containsExactly("9_a", "9_b", "9_c");
    assertThat(lake.value("SELECT \"9\" FROM (PIVOT t ON y USING sum(x)) WHERE g = 'a'"))
        .isEqualTo(new java.math.BigInteger("1"));
  }

  @Test
  void pivotsQueriesAndWhatWithDefines() {
    assertThat(columns("PIVOT (SELECT * FROM t WHERE y < 50) ON y USING sum(x)"))
        .containsExactly("g", "10", "9");
    assertThat(columns("WITH c AS (SELECT * FROM t WHERE g = 'a') PIVOT c ON y USING sum(x)"))
        .containsExactly("g", "100", "9");
    assertThat(
            columns("WITH p AS (PIVOT t ON g USING sum(x)) SELECT p.a FROM p JOIN t ON p.y = t.y"))
        .containsExactly("a");
    assertThat(columns("SELECT * FROM t PIVOT (sum(x) FOR y IN (9, 10))"))
        .containsExactly("g", "9", "10");
    assertThat(columns("PIVOT t VERSION AS OF 1 ON y USING sum(x)")).hasSize(4);
  }

  @Test
  void keepsPivotsInTables() {
    lake.run("CREATE TABLE wide AS PIVOT t ON g USING sum(x) GROUP BY y");
    assertThat(columns("FROM wide")).containsExactly("y", "a", "b", "c");
  }

  @Test
  void summarizesAndUnpivots() {
    assertThat(lake.sql("SUMMARIZE t")).hasSize(3);
    assertThat(columns("UNPIVOT t ON x INTO NAME n VALUE v")).containsExactly("y", "g", "n", "v");
  }

  @Test
  void saysWhenThereAreNoValuesOrTooMany() {
    assertThat(lake.error("PIVOT (FROM t WHERE x > 99) ON y USING sum(x)")).contains("no values");
    assertThat(lake.error("PIVOT (SELECT range AS r FROM range(1001)) ON r USING count(*)"))
        .contains("more than 1000");
  }

  @Test
  void readsSessionVariables() {
    lake.run("DECLARE VARIABLE wanted INT DEFAULT 10");
    assertThat(lake.value("SELECT g FROM t WHERE y = session.wanted")).isEqualTo("b");
    assertThat(columns("SELECT system.session.wanted")).containsExactly("wanted");
    assertThat(lake.value("SELECT getvariable('wanted') + 1")).isEqualTo(11);
    assertThat(lake.value("SELECT session.wanted FROM (SELECT 5 AS wanted) AS session"))
        .isEqualTo(5);
    lake.run("DELETE FROM t WHERE y = session.wanted");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(3L);
  }
}
