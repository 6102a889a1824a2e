package io.lakewise.bench.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearRowsTest {

  @Test
  void takesARoundedAverageForTheExactOne() {
    assertThat(equal("A\t0.04998529583825443", "A\t0.049985")).isTrue();
    assertThat(equal("A\t38273.129734621674", "A\t38273.129735")).isTrue();
    assertThat(equal("A\t25", "A\t25.00")).isTrue();
  }

  @Test
  void seesEveryOtherDifference() {
    assertThat(equal("A\t0.04998529583825443", "A\t0.049987")).isFalse();
    assertThat(equal("A\t38273.2", "A\t38273.1")).isFalse();
    assertThat(equal("A\t1", "B\t1")).isFalse();
    assertThat(equal("A\t1", "A")).isFalse();
    assertThat(equal("A\t1", "A\tnull")).isFalse();
    assertThat(NearRows.equal(List.of("1"), List.of("1", "1"))).isFalse();
    assertThat(NearRows.equal(List.of("1", "2"), List.of("2", "1"))).isFalse();
  }

  private static boolean equal(String row, String other) {
    return NearRows.equal(List.of(row), List.of(other));
  }
}
