package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.table.type.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans of queries that were asked before. A plan depends on the query's text, the tables' columns
 * and the time zone alone, as planning sees no files. Bounded; the least recently used goes first.
 * Thread-safe.
 */
final class PlanCache {

  private static final int MOST_PLANS = 256;
  private static final int LONGEST_TEXT = 16 << 10;

  /** What decides a plan. */
  private record Question(
      String select, List<Shape> tables, String timeZone, boolean withColumns) {}

  private record Shape(String name, StructType schema, boolean positions, boolean rowIds) {}

  private final Map<Question, Plan> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Plan> eldest) {
          return size() > MOST_PLANS;
        }
      };

  /** The plan, if this was asked before; else null. */
  synchronized Plan find(
      String select, List<BoundTable> tables, String timeZone, boolean withColumns) {
    return plans.get(question(select, tables, timeZone, withColumns));
  }

  /** Remembers a plan, unless its query is very long. */
  synchronized void keep(
      String select, List<BoundTable> tables, String timeZone, boolean withColumns, Plan plan) {
    if (select.length() <= LONGEST_TEXT) {
      plans.put(question(select, tables, timeZone, withColumns), plan);
    }
  }

  private static Question question(
      String select, List<BoundTable> tables, String timeZone, boolean withColumns) {
    List<Shape> shapes =
        tables.stream()
            .map(
                table ->
                    new Shape(
                        table.name(), table.scan().schema(), table.positions(), table.rowIds()))
            .toList();
    return new Question(select, shapes, timeZone, withColumns);
  }
}
