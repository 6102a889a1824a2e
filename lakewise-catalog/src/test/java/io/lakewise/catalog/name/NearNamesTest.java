package io.lakewise.catalog.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NearNamesTest {

  private static List<String> near(String wanted, String... candidates) {
    return NearNames.of(wanted, List.of(candidates), Function.identity());
  }

  @Test
  void theNearestComeFirstAndNoMoreThanThree() {
    assertThat(near("orders", "order", "oders", "ordres", "borders", "customers"))
        .containsExactly("order", "oders", "ordres");
  }

  @Test
  void whatIsFarIsNotProposed() {
    assertThat(near("orders", "lineitem", "o")).isEmpty();
    assertThat(near("ab", "xy")).isEmpty();
  }

  @Test
  void caseDoesNotCount() {
    assertThat(near("ORDRES", "Orders")).containsExactly("Orders");
  }

  @Test
  void theDistanceCountsEdits() {
    assertThat(NearNames.distance("", "abc")).isEqualTo(3);
    assertThat(NearNames.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearNames.distance("oders", "odesr")).isEqualTo(1);
    assertThat(NearNames.distance("same", "same")).isZero();
  }
}
