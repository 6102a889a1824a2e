package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalizedTextTest {

  @Test
  void leavesOutWhatDiffersBetweenRunsOfOneStatement() {
    String one = NormalizedText.of("SELECT a FROM t WHERE b = 'x' AND c IN (1, 2, 3) -- hi\n;");
    String other = NormalizedText.of("select A from `t`\nwhere b='yy' and c in (7) /* '1' */");
    assertThat(one).isEqualTo(other).isEqualTo("select a from t where b = ? and c in ( ? ) ");
  }

  @Test
  void keepsWhatMakesAnotherStatement() {
    assertThat(NormalizedText.of("select a from t where b = 1"))
        .isNotEqualTo(NormalizedText.of("select a from t where b > 1"))
        .isNotEqualTo(NormalizedText.of("select a from u where b = 1"));
    assertThat(NormalizedText.of("select 1, a, 2")).isEqualTo("select ? , a , ? ");
  }

  @Test
  void hasNothingToSayOfABrokenText() {
    assertThat(NormalizedText.of("select 'open")).isEmpty();
  }
}
