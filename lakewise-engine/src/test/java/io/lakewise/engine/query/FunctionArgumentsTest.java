package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arguments mean what they mean where the call stands, whatever names the body has. */
class FunctionArgumentsTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE t (a INT, b STRING)");
    lake.run("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
    lake.run(
        "CREATE FUNCTION upto(n INT) RETURNS INT RETURN (SELECT count(*) FROM t WHERE a <= n)");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void columnsOfTheCallerAreNotThoseOfTheBody() {
    assertThat(lake.sql("SELECT a, upto(a) FROM t ORDER BY a"))
        .containsExactly(List.of(1, 1), List.of(2, 2));
    assertThat(lake.sql("SELECT a FROM t WHERE upto(t.a) = 1")).containsExactly(List.of(1));
    assertThat(lake.sql("SELECT upto(1), upto(n => 2)")).containsExactly(List.of(1, 2));
    assertThat(lake.value("SELECT sum(upto(a))::INT FROM t")).isEqualTo(3);
  }

  @Test
  void functionsCallOneAnother() {
    lake.run("CREATE FUNCTION sum_of(n INT) RETURNS INT RETURN upto(n) + upto(n + 1)");
    assertThat(lake.sql("SELECT a, sum_of(a), sum_of(upto(a)) FROM t ORDER BY a"))
        .containsExactly(List.of(1, 3, 3), List.of(2, 4, 4));
  }

  @Test
  void namesOfLambdasHideNothing() {
    lake.run(
        "CREATE FUNCTION more(l INT[], n INT) RETURNS INT[] RETURN"
            + " list_transform(l, lambda x: x + n)");
    assertThat(lake.value("SELECT more([1, 2], x) FROM (SELECT 10 AS x)"))
        .isEqualTo(List.of(11, 12));
  }

  @Test
  void tableFunctionsTakeColumnsOfWhatStandsBefore() {
    lake.run(
        "CREATE FUNCTION least(n INT) RETURNS TABLE (a INT, b STRING)"
            + " RETURN SELECT a, b FROM t WHERE a <= n");
    assertThat(lake.sql("SELECT t.a, l.a FROM t, least(t.a) AS l ORDER BY ALL"))
        .containsExactly(List.of(1, 1), List.of(2, 1), List.of(2, 2));
    assertThat(lake.sql("SELECT t.a, u FROM t, LATERAL least(t.a) AS l(u, w) WHERE w = 'y'"))
        .containsExactly(List.of(2, 2));
    assertThat(lake.sql("SELECT a FROM least(1)")).containsExactly(List.of(1));
  }

  @Test
  void clausesOfMergeMayAskQueries() {
    lake.run("CREATE TABLE m AS SELECT a, 0 AS c FROM t");
    lake.run(
        "MERGE INTO m USING t ON m.a = t.a"
            + " WHEN MATCHED AND upto(t.a) > 1 THEN UPDATE SET c = upto(m.a) + 40"
            + " WHEN MATCHED AND m.a = (SELECT min(a) FROM t) THEN DELETE");
    assertThat(lake.sql("FROM m")).containsExactly(List.of(2, 42));
    lake.run(
        "MERGE INTO m USING (SELECT 7 AS a, 7 AS c) s ON m.a = s.a"
            + " WHEN NOT MATCHED AND EXISTS (FROM t WHERE a = s.a - 6) THEN INSERT *"
            + " WHEN NOT MATCHED BY SOURCE AND m.a IN (SELECT a FROM t) THEN UPDATE SET c = 1");
    assertThat(lake.sql("FROM m ORDER BY a")).containsExactly(List.of(2, 1), List.of(7, 7));
  }
}
