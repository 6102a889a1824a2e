package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteTest extends WriteFixture {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deletesRowsFilesAndAll(boolean deletionVectors) {
    table(
        "t",
        "id INT, p INT",
        "PARTITIONED BY (p) TBLPROPERTIES ('delta.enableDeletionVectors' = '"
            + deletionVectors
            + "')");
    lake.run("INSERT INTO t SELECT range, range % 3 FROM range(12)");
    assertThat(lake.run("DELETE FROM t WHERE id IN (0, 1)")).contains("deleted 2 rows");
    String marks =
        deletionVectors ? "\"numDeletionVectorsAdded\":\"2\"" : "\"numCopiedRows\":\"6\"";
    assertThat(lastCommit("t")).contains(marks).contains("\"numDeletedRows\":\"2\"");
    assertThat(rows("t")).hasSize(10);
    assertThat(lake.run("DELETE FROM t WHERE id = 3")).contains("deleted 1 row");
    assertThat(lake.run("DELETE FROM t WHERE p = 0")).contains("deleted 2 rows");
    assertThat(lastCommit("t"))
        .contains("\"numRemovedFiles\":\"1\"")
        .contains("\"numAddedFiles\":\"0\"")
        .doesNotContain("{\"add\"");
    assertThat(rows("t")).hasSize(7);
    assertThat(lake.run("DELETE FROM t WHERE id = 77")).contains("nothing to commit");
    assertThat(lake.run("DELETE FROM t")).contains("deleted 7 rows");
    assertThat(rows("t")).isEmpty();
    assertThat(lake.run("DELETE FROM t")).contains("nothing to commit");
  }

  @Test
  void understandsAliasesAndSubqueries() {
    table("t", "id INT, v INT", "");
    lake.run("INSERT INTO t VALUES (1, 1), (2, 1), (3, 5), (NULL, 9)");
    lake.run("DELETE FROM t AS x WHERE x.v < (SELECT avg(v) FROM t) AND x.id = 1");
    assertThat(rows("t")).containsExactly("[2, 1]", "[3, 5]", "[null, 9]");
    lake.run("DELETE FROM t WHERE EXISTS (SELECT 1 FROM t y WHERE y.id = t.id AND y.v = 5)");
    assertThat(rows("t")).containsExactly("[2, 1]", "[null, 9]");
    lake.run("DELETE FROM t WHERE id <> 2");
    assertThat(rows("t")).hasSize(2);
    lake.run("DELETE FROM t WHERE id IS NULL");
    assertThat(rows("t")).containsExactly("[2, 1]");
  }

  @Test
  void isRefusedWhereRowsMayOnlyBeAdded() {
    table("t", "id INT", "TBLPROPERTIES ('delta.appendOnly' = 'true')");
    lake.run("INSERT INTO t VALUES (1)");
    for (String statement :
        new String[] {
          "DELETE FROM t",
          "UPDATE t SET id = 2",
          "INSERT OVERWRITE t VALUES (3)",
          "TRUNCATE TABLE t",
          "MERGE INTO t USING (SELECT 1 AS id) s ON t.id = s.id WHEN MATCHED THEN DELETE"
        }) {
      assertThat(lake.error(statement)).contains("appendOnly");
    }
    assertThat(rows("t")).containsExactly("[1]");
  }
}
