package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest extends WriteFixture {

  private static final String SOURCE =
      "(SELECT * FROM (VALUES (2, 'B', 200), (3, 'C', -1), (7, 'Z', 700)) v(id, name, n)) AS s";

  private void target(String more) {
    table("t", "id INT, name STRING, n BIGINT", more);
    lake.run("INSERT INTO t VALUES (1, 'a', 10), (2, 'b', 20), (3, 'c', 30), (NULL, 'x', 0)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void runsTheFirstClauseThatApplies(boolean deletionVectors) {
    target("TBLPROPERTIES ('delta.enableDeletionVectors' = '" + deletionVectors + "')");
    String message =
        lake.run(
            "MERGE INTO t USING "
                + SOURCE
                + " ON t.id = s.id"
                + " WHEN MATCHED AND s.n < 0 THEN DELETE"
                + " WHEN MATCHED AND t.n > 1000 THEN UPDATE SET n = 0"
                + " WHEN MATCHED THEN UPDATE SET name = s.name || t.name, n = t.n + s.n"
                + " WHEN NOT MATCHED AND s.id > 100 THEN INSERT (id) VALUES (0)"
                + " WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, s.n)"
                + " WHEN NOT MATCHED BY SOURCE AND t.id = 1 THEN UPDATE SET n = t.n + 1"
                + " WHEN NOT MATCHED BY SOURCE THEN DELETE");
    assertThat(message).contains("merged 5 rows");
    assertThat(rows("t")).containsExactly("[1, a, 11]", "[2, Bb, 220]", "[7, null, 700]");
    assertThat(lastCommit("t"))
        .contains("\"operation\":\"MERGE\"")
        .contains("\"numSourceRows\":\"3\"")
        .contains("\"numTargetRowsInserted\":\"1\"")
        .contains("\"numTargetRowsUpdated\":\"2\"")
        .contains("\"numTargetRowsMatchedUpdated\":\"1\"")
        .contains("\"numTargetRowsNotMatchedBySourceUpdated\":\"1\"")
        .contains("\"numTargetRowsDeleted\":\"2\"")
        .contains("\"numTargetRowsMatchedDeleted\":\"1\"")
        .contains("\"numTargetRowsNotMatchedBySourceDeleted\":\"1\"")
        .contains("\"numTargetRowsCopied\":\"0\"")
        .contains("\"numOutputRows\":\"3\"");
  }

  @Test
  void keepsTheTypesOfEachClause() {
    table("t", "id INT, v BIGINT, w STRING", "");
    lake.run("INSERT INTO t VALUES (1, 0, ''), (2, 0, '')");
    lake.run(
        "MERGE INTO t USING (SELECT 1 AS id UNION ALL SELECT 2 UNION ALL SELECT 3) s ON t.id = s.id"
            + " WHEN MATCHED AND t.id = 1 THEN UPDATE SET v = 9007199254740993, w = 1"
            + " WHEN MATCHED THEN UPDATE SET v = 0.5::DOUBLE * 4, w = DATE '2020-01-02'"
            + " WHEN NOT MATCHED THEN INSERT VALUES (s.id, '7', true)");
    assertThat(rows("t"))
        .containsExactly("[1, 9007199254740993, 1]", "[2, 2, 2020-01-02]", "[3, 7, true]");
  }

  @Test
  void takesAllColumnsByName() {
    target("");
    lake.run(
        "MERGE INTO t USING (SELECT 5 AS extra, 'Q' AS NAME, 2 AS id, 1 AS n UNION ALL"
            + " SELECT 5, 'N', 9, 2) s ON t.id = s.id"
            + " WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *");
    assertThat(rows("t")).contains("[2, Q, 1]", "[9, N, 2]").hasSize(5);
    assertThat(
            lake.error(
                "MERGE INTO t USING (SELECT 2 AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET *"))
        .contains("no column name");
    lake.run(
        "MERGE WITH SCHEMA EVOLUTION INTO t USING (SELECT 2 AS id, 'new' AS note UNION ALL"
            + " SELECT 10, 'ten') s ON t.id = s.id"
            + " WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *");
    assertThat(rows("t"))
        .contains("[2, Q, 1, new]", "[10, null, null, ten]", "[1, a, 10, null]")
        .hasSize(6);
  }

  @Test
  void refusesToChangeARowTwiceButDeletesIt() {
    target("");
    String twice = "(SELECT 2 AS id, 1 AS k UNION ALL SELECT 2, 2) s ON t.id = s.id ";
    assertThat(lake.error("MERGE INTO t USING " + twice + "WHEN MATCHED THEN UPDATE SET n = s.k"))
        .contains("several rows of the source match");
    assertThat(lake.error("MERGE INTO t USING " + twice + "WHEN MATCHED AND s.k > 0 THEN DELETE"))
        .contains("several rows of the source match");
    assertThat(rows("t")).hasSize(4);
    lake.run("MERGE INTO t USING " + twice + "WHEN MATCHED AND s.k = 2 THEN UPDATE SET n = s.k");
    assertThat(rows("t")).contains("[2, b, 2]");
    assertThat(lake.run("MERGE INTO t USING " + twice + "WHEN MATCHED THEN DELETE"))
        .contains("merged 1 row ");
    assertThat(rows("t")).hasSize(3);
  }

  @Test
  void readsViewsOldVersionsAndItself() {
    target("");
    lake.run("CREATE TABLE log (id INT, n INT)");
    lake.run("INSERT INTO log VALUES (1, 111)");
    lake.run("INSERT INTO log VALUES (2, 222)");
    lake.run(
        "MERGE INTO t USING log VERSION AS OF 1 AS s ON t.id = s.id WHEN MATCHED THEN UPDATE SET n = s.n");
    assertThat(rows("t")).contains("[1, a, 111]", "[2, b, 20]");
    lake.run("MERGE INTO t USING log ON t.id = log.id WHEN MATCHED THEN UPDATE SET n = log.n");
    assertThat(rows("t")).contains("[2, b, 222]");
    lake.run(
        "MERGE INTO t AS a USING t AS b ON a.id = b.id - 1 WHEN MATCHED THEN UPDATE SET name = b.name"
            + " WHEN NOT MATCHED AND b.id = 1 THEN INSERT (id, name) VALUES (b.id + 10, b.name)");
    assertThat(rows("t"))
        .containsExactly(
            "[1, b, 111]", "[11, a, null]", "[2, c, 222]", "[3, c, 30]", "[null, x, 0]");
  }

  @Test
  void nullKeysMatchNothing() {
    target("");
    lake.run(
        "MERGE INTO t USING (SELECT NULL::INT AS id, 'n' AS name, 5 AS n) s ON t.id = s.id"
            + " WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT *");
    assertThat(rows("t")).contains("[null, n, 5]", "[null, x, 0]").hasSize(5);
  }

  @Test
  void commitsNothingWithoutAChange() {
    target("");
    assertThat(
            lake.run(
                "MERGE INTO t USING (SELECT 99 AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE"))
        .contains("nothing to commit");
    assertThat(
            lake.run(
                "MERGE INTO t USING (SELECT 1 AS id) s ON t.id = s.id"
                    + " WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)"))
        .contains("nothing to commit");
  }

  @Test
  void onlyTheLastClauseOfAKindMayLackItsCondition() {
    target("");
    assertThat(
            lake.error(
                "MERGE INTO t USING t AS s ON t.id = s.id WHEN MATCHED THEN DELETE"
                    + " WHEN MATCHED THEN UPDATE SET n = 1"))
        .contains("only the last WHEN clause");
  }
}
