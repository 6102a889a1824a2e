package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InsertTest extends WriteFixture {

  @Test
  void takesColumnsByPositionByListAndByName() {
    table("t", "a INT, b STRING, c DOUBLE DEFAULT 1.5", "");
    lake.run("INSERT INTO t VALUES (1, 'x', 0.5)");
    lake.run("INSERT INTO t (b, a) VALUES ('y', 2)");
    lake.run("INSERT INTO t BY NAME SELECT 'z' AS B, 3 AS a");
    assertThat(rows("t")).containsExactly("[1, x, 0.5]", "[2, y, 1.5]", "[3, z, 1.5]");
    assertThat(lake.error("INSERT INTO t VALUES (1, 'x')")).contains("3 columns").contains("2");
    assertThat(lake.error("INSERT INTO t (a, A) VALUES (1, 2)")).contains("given twice");
    assertThat(lake.error("INSERT INTO t BY NAME SELECT 1 AS d")).contains("no column d");
  }

  @Test
  void understandsDefaultInValues() {
    table("t", "a INT DEFAULT 7, b STRING, d DATE DEFAULT DATE '2020-02-29'", "");
    lake.run("INSERT INTO t VALUES (DEFAULT, 'x', DEFAULT), (1, DEFAULT, NULL)");
    lake.run("INSERT INTO t (b) VALUES ('y')");
    lake.run("INSERT INTO t DEFAULT VALUES");
    assertThat(rows("t"))
        .containsExactly(
            "[1, null, null]", "[7, null, 2020-02-29]", "[7, x, 2020-02-29]", "[7, y, 2020-02-29]");
  }

  @Test
  void readsQueriesThatAreNamedBeforeIt() {
    table("t", "a INT, b STRING", "");
    lake.run("INSERT INTO t VALUES (1, 'x'), (2, 'y')");
    lake.run(
        "WITH RECURSIVE r (n) AS (SELECT 5 UNION ALL SELECT n + 1 FROM r WHERE n < 6),\n"
            + " q AS MATERIALIZED (SELECT a, b FROM t WHERE b = ')')\n"
            + "INSERT INTO t (b, a) -- not in order (\n"
            + "SELECT 'r', n FROM r UNION ALL SELECT b, a FROM q");
    assertThat(rows("t")).containsExactly("[1, x]", "[2, y]", "[5, r]", "[6, r]");
    lake.run("WITH q AS (SELECT 7 AS a, 'o' AS b) INSERT OVERWRITE TABLE t SELECT * FROM q");
    assertThat(rows("t")).containsExactly("[7, o]");
    assertThat(lake.error("WITH q AS (SELECT 1 AS a) INSERT INTO t SELECT wrong, 'x' FROM q"))
        .contains("wrong");
    assertThat(lake.error("WITH q AS (SELECT 1) INSERT INTO t DEFAULT VALUES")).contains("WITH");
    assertThat(rows("t")).containsExactly("[7, o]");
    assertThat(lake.value("WITH q AS (SELECT 4 AS x) SELECT x FROM (FROM q) insert")).isEqualTo(4);
  }

  @Test
  void castsStructsByTheNamesOfTheirMembers() {
    table("t", "id INT, s STRUCT<a: INT, b: STRING>, l ARRAY<STRUCT<x: INT, y: INT>>", "");
    lake.run("INSERT INTO t SELECT 1, {'b': 'B', 'a': 1}, [{'y': 2, 'x': 1}]");
    assertThat(lake.value("SELECT s.a || s.b || l[1].x || l[1].y FROM t")).isEqualTo("1B12");
  }

  @Test
  void namesTheColumnThatAValueDoesNotFit() {
    table("t", "id INT, small TINYINT, price DECIMAL(4,2)", "");
    assertThat(lake.error("INSERT INTO t VALUES (1, 300, 1)"))
        .contains("Column small")
        .contains("300");
    assertThat(lake.error("INSERT INTO t VALUES (3000000000, 3, 1)")).contains("Column id");
    assertThat(lake.error("INSERT INTO t VALUES (3, 3, 123.4)")).contains("Column price");
    assertThat(lake.error("INSERT INTO t SELECT 'x', 1, 1")).contains("Column id");
    lake.run("INSERT INTO t VALUES (1, 1, 1)");
    assertThat(lake.error("UPDATE t SET small = 1000")).contains("Column small");
    assertThat(
            lake.error(
                "MERGE INTO t USING (SELECT 1 AS id, 70000 AS small) s ON t.id = s.id"
                    + " WHEN MATCHED THEN UPDATE SET small = s.small"))
        .contains("Column small");
    assertThat(rows("t")).containsExactly("[1, 1, 1.00]");
  }

  @Test
  void addsColumnsWithSchemaEvolution() {
    table("t", "id INT", "");
    lake.run("INSERT INTO t VALUES (1)");
    lake.run("INSERT WITH SCHEMA EVOLUTION INTO t BY NAME SELECT 2 AS id, 'n' AS note");
    lake.run("INSERT WITH SCHEMA EVOLUTION INTO t SELECT 3, 'm', 1.5::DOUBLE AS rate");
    assertThat(rows("t")).containsExactly("[1, null, null]", "[2, n, null]", "[3, m, 1.5]");
  }

  @Test
  void overwritesAllOrPartitions() {
    table("t", "id INT, p STRING, q INT", "PARTITIONED BY (p, q)");
    lake.run("INSERT INTO t VALUES (1, 'a', 1), (2, 'a', 2), (3, 'b', 1), (4, NULL, 1)");
    lake.run("INSERT OVERWRITE t PARTITION (p, q) SELECT 10, 'a', 1");
    assertThat(rows("t")).containsExactly("[10, a, 1]", "[2, a, 2]", "[3, b, 1]", "[4, null, 1]");
    lake.run("INSERT OVERWRITE t PARTITION (p = 'a', q) SELECT 20, 5");
    assertThat(rows("t")).containsExactly("[20, a, 5]", "[3, b, 1]", "[4, null, 1]");
    lake.run("INSERT OVERWRITE t PARTITION (p = NULL, q = 1) SELECT 40");
    assertThat(rows("t")).containsExactly("[20, a, 5]", "[3, b, 1]", "[40, null, 1]");
    lake.run("INSERT INTO t PARTITION (p = 'c', q = 9) (id) VALUES (50)");
    assertThat(rows("t")).contains("[50, c, 9]").hasSize(4);
    assertThat(lake.error("INSERT INTO t PARTITION (id = 1) SELECT 'a', 1"))
        .contains("not partitioned by id");
    lake.run("INSERT OVERWRITE t VALUES (0, 'z', 0)");
    assertThat(rows("t")).containsExactly("[0, z, 0]");
    assertThat(lastCommit("t")).contains("\"mode\":\"Overwrite\"").contains("numRemovedFiles");
  }

  @Test
  void replacesWhereAndRefusesRowsOutside() {
    table("t", "id INT, v STRING", "");
    lake.run("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    assertThat(lake.run("INSERT INTO t REPLACE WHERE id >= 2 VALUES (2, 'B'), (5, 'E')"))
        .contains("version 2");
    assertThat(rows("t")).containsExactly("[1, a]", "[2, B]", "[5, E]");
    assertThat(lake.error("INSERT INTO t REPLACE WHERE id >= 2 VALUES (2, 'B'), (1, 'A')"))
        .contains("REPLACE WHERE id >= 2");
    assertThat(rows("t")).containsExactly("[1, a]", "[2, B]", "[5, E]");
  }

  @Test
  void readsTheTableItInsertsInto() {
    table("t", "id INT", "");
    lake.run("INSERT INTO t VALUES (1), (2)");
    lake.run("INSERT INTO t SELECT id + 2 FROM t");
    lake.run("INSERT INTO t SELECT id + 10 FROM t VERSION AS OF 1");
    assertThat(rows("t")).containsExactly("[11]", "[12]", "[1]", "[2]", "[3]", "[4]");
    lake.run("INSERT OVERWRITE t SELECT id FROM t WHERE id < 3");
    assertThat(rows("t")).containsExactly("[1]", "[2]");
  }

  @Test
  void commitsNothingForNoRows() {
    table("t", "id INT", "");
    assertThat(lake.run("INSERT INTO t SELECT 1 WHERE false")).contains("nothing to commit");
  }

  @Test
  void countsAsDeltaDoes() {
    table("t", "id INT", "");
    lake.run("INSERT INTO t VALUES (1), (2)");
    assertThat(lastCommit("t"))
        .contains("\"operation\":\"WRITE\"")
        .contains("\"numFiles\":\"1\"")
        .contains("\"numOutputRows\":\"2\"")
        .contains("\"numOutputBytes\":\"")
        .contains("\\\"minValues\\\":{\\\"id\\\":1}");
  }
}
