package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerChangeTest {

  @Test
  void aChangeIsOneOverRows() {
    assertThat(MarkerChange.over("update t set a = ?, b = f(?, 'a?') where id = ? -- ?", "r"))
        .hasValue("update t set a = r.\"1\", b = f(r.\"2\", 'a?') FROM r where id = r.\"3\"");
    assertThat(
            MarkerChange.over("UPDATE a.b AS x SET s.c = c + ? WHERE (x.id = ?) AND d > 1;", "r"))
        .hasValue("UPDATE a.b AS x SET s.c = c + r.\"1\" FROM r WHERE (x.id = r.\"2\") AND d > 1;");
    assertThat(MarkerChange.over("DELETE FROM t WHERE id = ? OR name LIKE ?", "r"))
        .hasValue("DELETE FROM t USING r WHERE id = r.\"1\" OR name LIKE r.\"2\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update t set a = ?",
        "update t set a = ? where id = 1",
        "update t set a = ? where a = ?",
        "update t set \"A\" = ? where `a` < 3 and id = ?",
        "update t set b = 1, s.a = ? where s.a = ?",
        "update t set a = (select max(x) from u) where id = ?",
        "update t set a = u.x from u where t.id = ?",
        "update t set a = $1 where id = ?",
        "delete from t",
        "delete from t where id = 1",
        "delete from t using u where t.id = u.id and u.x = ?",
        "delete from t where id = ? and exists (from t)",
        "delete from t where id = ? returning id",
        "delete from t where id = ?; delete from u where id = ?",
        "insert into t values (?)",
        "merge into t using u on t.id = ? when matched then delete",
        ""
      })
  void anyOtherStatementIsRunForEachRow(String statement) {
    assertThat(MarkerChange.over(statement, "r")).isEmpty();
  }
}
