package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest extends WriteFixture {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void changesOnlyTheRowsThatMatch(boolean deletionVectors) {
    table(
        "t",
        "id INT, v STRING DEFAULT 'none', n BIGINT",
        "TBLPROPERTIES ('delta.enableDeletionVectors' = '" + deletionVectors + "')");
    lake.run("INSERT INTO t SELECT range, 'v' || range, range * 10 FROM range(6)");
    lake.run("INSERT INTO t SELECT range, 'v' || range, range * 10 FROM range(6, 9)");
    assertThat(lake.run("UPDATE t SET n = n + id, v = DEFAULT WHERE id IN (1, 4)"))
        .contains("updated 2 rows");
    assertThat(rows("t"))
        .contains("[1, none, 11]", "[4, none, 44]", "[0, v0, 0]", "[8, v8, 80]")
        .hasSize(9);
    String commit = lastCommit("t");
    assertThat(commit).contains("\"operation\":\"UPDATE\"").contains("\"numUpdatedRows\":\"2\"");
    assertThat(commit)
        .contains(
            deletionVectors
                ? "\"numDeletionVectorsAdded\":\"1\""
                : "\"numDeletionVectorsAdded\":\"0\"")
        .contains(deletionVectors ? "\"numCopiedRows\":\"0\"" : "\"numCopiedRows\":\"4\"")
        .contains(deletionVectors ? "\"numRemovedFiles\":\"0\"" : "\"numRemovedFiles\":\"1\"");
    assertThat(commit.lines().filter(line -> line.startsWith("{\"remove\""))).hasSize(1);
    lake.run("UPDATE t SET id = -id WHERE id = 4");
    lake.run("UPDATE t SET n = 0");
    assertThat(rows("t")).contains("[-4, none, 0]", "[8, v8, 0]").hasSize(9);
    assertThat(lake.run("UPDATE t SET n = 1 WHERE id = 100")).contains("nothing to commit");
  }

  @Test
  void setsMembersOfStructs() {
    table("t", "id INT, s STRUCT<a: INT, b: STRUCT<c: STRING, d: INT>>", "");
    lake.run("INSERT INTO t VALUES (1, {'a': 1, 'b': {'c': 'x', 'd': 2}}), (2, NULL)");
    lake.run("UPDATE t SET s.b.c = upper(s.b.c) || s.a, s.a = s.a + 1 WHERE id = 1");
    assertThat(lake.sql("SELECT s.a, s.b.c, s.b.d FROM t WHERE id = 1").get(0))
        .containsExactly(2, "X1", 2);
    assertThat(lake.error("UPDATE t SET s.x = 1")).contains("no column x");
    assertThat(lake.error("UPDATE t SET s.a = 1, s = NULL")).contains("twice");
  }

  @Test
  void movesRowsBetweenPartitions() {
    table("t", "id INT, p STRING", "PARTITIONED BY (p)");
    lake.run("INSERT INTO t VALUES (1, 'a'), (2, 'a'), (3, 'b')");
    lake.run("UPDATE t SET p = 'b' WHERE id = 1");
    assertThat(rows("t")).containsExactly("[1, b]", "[2, a]", "[3, b]");
    assertThat(lake.value("SELECT count(*) FROM t WHERE p = 'b'")).isEqualTo(2L);
  }

  @Test
  void readsOtherTablesAndItself() {
    table("t", "id INT, v INT", "");
    table("u", "id INT, v INT", "");
    lake.run("INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)");
    lake.run("INSERT INTO u VALUES (2, 200)");
    lake.run(
        "UPDATE t SET v = (SELECT max(u.v) FROM u WHERE u.id = t.id) WHERE id IN (SELECT id FROM u)");
    lake.run("UPDATE t AS x SET v = (SELECT sum(v) FROM t) WHERE x.id = 3");
    assertThat(rows("t")).containsExactly("[1, 10]", "[2, 200]", "[3, 240]");
  }

  @Test
  void readsOnlyFilesThatCanMatch() {
    table("t", "id INT, p INT", "PARTITIONED BY (p)");
    lake.run("INSERT INTO t VALUES (1, 1), (2, 2)");
    lake.run("INSERT INTO t VALUES (100, 1), (200, 2)");
    loseOtherFiles();
    lake.run("UPDATE t SET id = id + 1 WHERE id >= 100 AND p = 1");
    lake.run("DELETE FROM t WHERE id = 101");
  }

  /** Removes every data file but that of row (100, 1): whoever reads one of them fails. */
  private void loseOtherFiles() {
    try (var files = java.nio.file.Files.walk(location("t"))) {
      var parquet = files.filter(f -> f.toString().endsWith(".parquet")).toList();
      String keep =
          lastCommit("t")
              .lines()
              .filter(line -> line.contains("\\\"id\\\":100"))
              .findFirst()
              .orElseThrow();
      for (var file : parquet) {
        if (!keep.contains(file.getFileName().toString())) {
          java.nio.file.Files.delete(file);
        }
      }
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
