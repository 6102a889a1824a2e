package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of structs that a table lacks: added when asked to, else refused, never lost. */
class StructEvolutionTest extends WriteFixture {

  private void table(String properties) {
    table(
        "t",
        "id INT, s STRUCT<a: INT>, l ARRAY<STRUCT<a: INT>>, m MAP<STRING, STRUCT<a: INT>>",
        properties.isEmpty() ? "" : "TBLPROPERTIES (" + properties + ")");
    lake.run("INSERT INTO t VALUES (1, {'a': 1}, [{'a': 1}], MAP {'k': {'a': 1}})");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'delta.enableChangeDataFeed' = 'true'",
        "'delta.columnMapping.mode' = 'name', 'delta.enableChangeDataFeed' = 'true'",
        "'delta.columnMapping.mode' = 'id', 'delta.enableRowTracking' = 'true'",
        "'delta.enableDeletionVectors' = 'false'"
      })
  void mergeAddsThemWhereverTheyAre(String properties) {
    table(properties);
    lake.run(
        "MERGE WITH SCHEMA EVOLUTION INTO t USING (SELECT * FROM (VALUES"
            + " (1, {'b': 'x', 'A': 2}, [{'a': 2, 'd': {'e': 1}}], MAP {'k': {'a': 2, 'f': 3}}),"
            + " (2, {'b': 'y', 'A': 3}, [{'a': 3, 'd': {'e': 2}}], MAP {'k': {'a': 3, 'f': 4}})"
            + ") AS v(id, s, l, m)) q ON t.id = q.id"
            + " WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *");
    assertThat(
            lake.sql("SELECT id, s.a, s.b, l[1].d.e, l[1].a, m['k'].a, m['k'].f FROM t ORDER BY 1"))
        .containsExactly(List.of(1, 2, "x", 1, 2, 2, 3), List.of(2, 3, "y", 2, 3, 3, 4));
    assertThat(rows("t")).hasSize(2);
    assertThat(lake.value("SELECT typeof(s) FROM t VERSION AS OF 1"))
        .isEqualTo("STRUCT(a INTEGER)");
  }

  @Test
  void columnsAreAddedUnderColumnMapping() {
    table("t", "id INT", "TBLPROPERTIES ('delta.columnMapping.mode' = 'name')");
    lake.run("INSERT INTO t VALUES (1)");
    lake.run("INSERT WITH SCHEMA EVOLUTION INTO t BY NAME SELECT 2 AS id, 'n' AS note");
    lake.run(
        "MERGE WITH SCHEMA EVOLUTION INTO t USING (SELECT 1 AS id, 1.5::DOUBLE AS rate) s"
            + " ON t.id = s.id WHEN MATCHED THEN UPDATE SET *");
    assertThat(rows("t")).containsExactly("[1, null, 1.5]", "[2, n, null]");
  }

  @Test
  void rowsFromBeforeHaveNulls() {
    table("'delta.enableChangeDataFeed' = 'true'");
    lake.run("INSERT WITH SCHEMA EVOLUTION INTO t (id, s) SELECT 2, {'a': 2, 'b': {'c': 5}}");
    assertThat(lake.sql("SELECT id, s.a, s.b.c IS NULL FROM t ORDER BY id"))
        .containsExactly(List.of(1, 1, true), List.of(2, 2, false));
    assertThat(rows("t")).hasSize(2);
    lake.run(
        "MERGE WITH SCHEMA EVOLUTION INTO t USING (SELECT 1 AS id, {'z': 9} AS s) q ON t.id = q.id"
            + " WHEN MATCHED THEN UPDATE SET s = q.s");
    assertThat(
            lake.sql(
                "SELECT _change_type, s.a, s.z FROM table_changes('t', 3) ORDER BY _change_type"))
        .containsExactly(
            Arrays.asList("update_postimage", null, 9), Arrays.asList("update_preimage", 1, null));
  }

  @Test
  void withoutEvolutionNothingIsWritten() {
    table("");
    for (String statement :
        List.of(
            "INSERT INTO t (id, s) VALUES (2, {'a': 1, 'b': 2})",
            "INSERT INTO t BY NAME SELECT 2 AS id, [{'a': 1, 'b': 2}] AS l",
            "INSERT INTO t BY NAME SELECT 2 AS id, MAP {'k': {'a': 1, 'b': 2}} AS m",
            "INSERT OVERWRITE t SELECT 1, {'a': 1, 'b': 2}, NULL, NULL",
            "UPDATE t SET s = {'a': 1, 'b': 2}",
            "MERGE INTO t USING (SELECT 1 AS id, {'a': 1, 'b': 2} AS s) q ON t.id = q.id"
                + " WHEN MATCHED THEN UPDATE SET s = q.s",
            "MERGE INTO t USING (SELECT 7 AS id, {'a': 1, 'b': 2} AS s) q ON t.id = q.id"
                + " WHEN NOT MATCHED THEN INSERT (id, s) VALUES (q.id, q.s)")) {
      assertThat(lake.error(statement))
          .as(statement)
          .contains("has no member")
          .contains(".b, so its value would be lost");
    }
    assertThat(lake.value("SELECT max(version) FROM (DESCRIBE HISTORY t)")).isEqualTo(1L);
    lake.run("INSERT INTO t (id, s) VALUES (2, NULL), (3, {'A': 3}), (4, row(4))");
    assertThat(lake.sql("SELECT id, s.a FROM t WHERE id > 2 ORDER BY id"))
        .containsExactly(List.of(3, 3), List.of(4, 4));
  }
}
