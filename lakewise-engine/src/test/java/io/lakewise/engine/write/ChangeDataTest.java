package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeDataTest extends WriteFixture {

  private List<String> changes(int version) {
    return texts(
        lake.sql(
            "SELECT _change_type, * EXCLUDE (_change_type, _commit_version, _commit_timestamp)"
                + " FROM table_changes('t', "
                + version
                + ", "
                + version
                + ")"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesChangesWhereFilesDoNotTellThem(boolean deletionVectors) {
    table(
        "t",
        "id INT, p STRING",
        "PARTITIONED BY (p) TBLPROPERTIES ('delta.enableChangeDataFeed' = 'true',"
            + " 'delta.enableDeletionVectors' = '"
            + deletionVectors
            + "')");
    lake.run("INSERT INTO t VALUES (1, 'a'), (2, 'a'), (3, 'b'), (4, 'b')");
    assertThat(lastCommit("t")).doesNotContain("{\"cdc\"");
    lake.run("UPDATE t SET id = id + 10, p = 'b' WHERE id = 1");
    assertThat(lastCommit("t")).contains("{\"cdc\"");
    assertThat(changes(2)).containsExactly("[update_postimage, 11, b]", "[update_preimage, 1, a]");
    lake.run("DELETE FROM t WHERE id = 3");
    assertThat(changes(3)).containsExactly("[delete, 3, b]");
    lake.run(
        "MERGE INTO t USING (SELECT * FROM (VALUES (2, 'z'), (4, 'd'), (5, 'n')) v(id, p)) s"
            + " ON t.id = s.id WHEN MATCHED AND s.p = 'd' THEN DELETE"
            + " WHEN MATCHED THEN UPDATE SET p = s.p WHEN NOT MATCHED THEN INSERT *");
    assertThat(changes(4))
        .containsExactly(
            "[delete, 4, b]",
            "[insert, 5, n]",
            "[update_postimage, 2, z]",
            "[update_preimage, 2, a]");
    assertThat(lastCommit("t")).contains("\"numTargetChangeFilesAdded\":\"");
    lake.run(
        "MERGE INTO t USING (SELECT 6 AS id, 'm' AS p) s ON t.id = s.id WHEN NOT MATCHED THEN INSERT *");
    assertThat(lastCommit("t")).doesNotContain("{\"cdc\"");
    assertThat(changes(5)).containsExactly("[insert, 6, m]");
    lake.run("INSERT INTO t REPLACE WHERE id > 5 VALUES (7, 'r'), (11, 'b')");
    assertThat(changes(6))
        .containsExactly("[delete, 11, b]", "[delete, 6, m]", "[insert, 11, b]", "[insert, 7, r]");
    lake.run("INSERT OVERWRITE t PARTITION (p = 'r') VALUES (70)");
    assertThat(changes(7)).containsExactly("[delete, 7, r]", "[insert, 70, r]");
    lake.run("INSERT OVERWRITE t VALUES (8, 'o')");
    assertThat(changes(8)).hasSize(5).contains("[insert, 8, o]", "[delete, 70, r]");
    lake.run("DELETE FROM t");
    assertThat(lastCommit("t")).doesNotContain("{\"cdc\"");
    assertThat(changes(9)).containsExactly("[delete, 8, o]");
    assertThat(rows("t")).isEmpty();
  }

  @Test
  void tellsThemWithoutThePropertyToo() {
    table("t", "id INT, v STRING", "");
    lake.run("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
    lake.run("DELETE FROM t WHERE id = 1");
    assertThat(changes(2)).containsExactly("[delete, 1, a]");
  }
}
