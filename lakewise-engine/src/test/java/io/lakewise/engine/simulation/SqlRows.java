package io.lakewise.engine.simulation;

import io.lakewise.table.simulation.Row;
import io.lakewise.table.simulation.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows of SQL beside rows of the model. */
final class SqlRows {

  private SqlRows() {}

  static String columns(State state) {
    List<String> all = new ArrayList<>(Row.COLUMNS);
    all.addAll(state.extras());
    return String.join(", ", all);
  }

  static List<Row> of(List<List<Object>> rows, State state) {
    return rows.stream()
        .map(row -> Row.of(row, state.extras()))
        .sorted(Comparator.comparing(Row::id))
        .toList();
  }

  static void check(String what, List<List<Object>> read, State state) {
    List<Row> rows = of(read, state);
    List<Row> expected = List.copyOf(state.rows().values());
    if (!rows.equals(expected)) {
      throw new AssertionError(what + " is\n" + rows + "\nand should be\n" + expected);
    }
  }
}
