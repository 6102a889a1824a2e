package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UPDATE with FROM, DELETE with USING, INSERT with REPLACE USING. */
class OtherTablesTest extends WriteFixture {

  private void tables(String more) {
    table("t", "id INT, name STRING, n BIGINT", more);
    lake.run("INSERT INTO t VALUES (1, 'a', 10), (2, 'b', 20), (3, 'c', 30), (NULL, 'x', 0)");
    table("u", "id INT, n BIGINT, kind STRING", "");
    lake.run("INSERT INTO u VALUES (1, 5, 'k'), (2, 6, 'l'), (7, 8, 'k'), (NULL, 9, 'k')");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void updatesByTheRowsOfAnotherTable(boolean deletionVectors) {
    tables("TBLPROPERTIES ('delta.enableDeletionVectors' = '" + deletionVectors + "')");
    assertThat(lake.run("UPDATE t SET n = t.n + u.n, name = kind FROM u WHERE t.id = u.id"))
        .contains("merged 2 rows");
    assertThat(rows("t")).containsExactly("[1, k, 15]", "[2, l, 26]", "[3, c, 30]", "[null, x, 0]");
    lake.run(
        "UPDATE t AS a SET n = b.least FROM (SELECT min(n) FROM u) AS b(least)"
            + " WHERE a.id BETWEEN 2 AND 3");
    assertThat(rows("t")).contains("[1, k, 15]", "[2, l, 5]", "[3, c, 5]");
    assertThat(lake.run("UPDATE t SET n = 0 FROM u VERSION AS OF 0 AS u WHERE t.id = u.id"))
        .contains("nothing to commit");
  }

  @Test
  void doesNotChooseAmongSeveralRows() {
    tables("");
    assertThat(lake.error("UPDATE t SET n = u.n FROM u WHERE t.id = 1"))
        .contains("several rows of the source match");
    assertThat(lake.run("UPDATE t SET n = s.n FROM (SELECT max(n) AS n FROM u) s"))
        .contains("merged 4 rows");
    assertThat(lake.value("SELECT count(*) FROM t WHERE n = 9").toString()).isEqualTo("4");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deletesByTheRowsOfAnotherTable(boolean deletionVectors) {
    tables("TBLPROPERTIES ('delta.enableDeletionVectors' = '" + deletionVectors + "')");
    assertThat(lake.run("DELETE FROM t USING u WHERE t.id = u.id AND kind = 'k'"))
        .contains("merged 1 row ");
    assertThat(rows("t")).containsExactly("[2, b, 20]", "[3, c, 30]", "[null, x, 0]");
    assertThat(lake.run("DELETE FROM t AS x USING (SELECT * FROM u, range(3)) y WHERE x.n > y.n"))
        .contains("merged 2 rows");
    assertThat(rows("t")).containsExactly("[null, x, 0]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void replacesTheRowsThatShareValues(boolean changes) {
    tables("TBLPROPERTIES ('delta.enableChangeDataFeed' = '" + changes + "')");
    lake.run("INSERT INTO t VALUES (2, 'other', 21), (NULL, 'y', 1)");
    lake.run(
        "INSERT INTO t REPLACE USING (id) SELECT id, kind, 100 + n FROM u WHERE id IS NULL OR id < 5"
            + " UNION ALL SELECT 2, 'twice', 200");
    assertThat(rows("t"))
        .containsExactly(
            "[1, k, 105]",
            "[2, l, 106]",
            "[2, twice, 200]",
            "[3, c, 30]",
            "[null, k, 109]",
            "[null, x, 0]",
            "[null, y, 1]");
    assertThat(texts(lake.sql("SELECT id, name, _change_type FROM table_changes('t', 3)")))
        .containsExactly(
            "[1, a, delete]",
            "[1, k, insert]",
            "[2, b, delete]",
            "[2, l, insert]",
            "[2, other, delete]",
            "[2, twice, insert]",
            "[null, k, insert]");
    assertThat(lastCommit("t")).contains("\"operation\":\"WRITE\"").contains("replaceUsing");
    lake.run("INSERT INTO t REPLACE USING (NAME, id) VALUES (2, 'l', 7), (3, 'd', 8)");
    assertThat(rows("t"))
        .contains("[2, l, 7]", "[2, twice, 200]", "[3, c, 30]", "[3, d, 8]")
        .hasSize(8);
    assertThat(lake.error("INSERT INTO t REPLACE USING (nam) VALUES (1, 'a', 1)")).contains("nam");
  }
}
