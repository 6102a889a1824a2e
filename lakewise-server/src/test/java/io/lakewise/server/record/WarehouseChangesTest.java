package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarehouseChangesTest {

  private static List<Object> row(String id, int workers, int second, boolean deleted) {
    Instant time = Instant.ofEpochSecond(second);
    WarehouseRecord record =
        new WarehouseRecord(
            id, "name", null, 0, workers, 10, "ann", second * 1_000_000L, deleted ? 1L : null);
    List<Object> row = ComputeTables.warehouses().rows(record).get(0);
    assertThat(row.get(9)).isEqualTo(time);
    return row;
  }

  @Test
  void whatIsKnownIsNotToldAgain() {
    List<List<Object>> known =
        List.of(row("a", 2, 20, false), row("a", 1, 10, false), row("b", 1, 5, false));
    List<Object> changed = row("a", 3, 40, false);
    List<Object> back = row("a", 2, 60, false);
    List<Object> made = row("c", 1, 30, false);
    List<Object> gone = row("b", 1, 31, true);
    assertThat(
            WarehouseChanges.among(
                Arrays.asList(
                    row("a", 2, 30, false),
                    row("b", 1, 30, false),
                    made,
                    gone,
                    row("b", 0, 32, true),
                    changed,
                    row("a", 3, 41, false),
                    back),
                known))
        .containsExactly(made, gone, changed, back);
    assertThat(WarehouseChanges.among(List.of(), new ArrayList<>(known))).isEmpty();
  }
}
