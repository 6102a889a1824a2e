package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerRowsTest {

  @Test
  void oneRowOfMarkersBecomesAQueryOfRows() {
    assertThat(MarkerRows.over("insert into t values (?, 'a?', upper(?)) ; -- ?", "r"))
        .contains("insert into t SELECT r.\"1\", 'a?', upper(r.\"2\") FROM r");
    assertThat(MarkerRows.over("/* ? */ INSERT INTO a.b (\"values\", y)\nVALUES (?, (1))", "r"))
        .contains("/* ? */ INSERT INTO a.b (\"values\", y)\nSELECT r.\"1\", (1) FROM r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into t values (?), (?)",
        "insert into t values (1)",
        "insert into t values (?, default)",
        "insert into t values (?, $1)",
        "insert into t values (?) union all select 1",
        "insert overwrite t values (?)",
        "insert into t replace where a = 1 values (?)",
        "insert into t partition (p = ?) values (?)",
        "insert into t select * from (values (?))",
        "with x as (select 1) insert into t values (?)",
        "update t set a = ?",
        "delete from t where a = ?",
        "values (?)",
        ""
      })
  void anyOtherStatementIsRunForEachRow(String statement) {
    assertThat(MarkerRows.over(statement, "r")).isEmpty();
  }
}
