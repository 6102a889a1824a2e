package io.lakewise.engine.write;

import io.lakewise.engine.statement.MergeClause.Match;
import io.lakewise.engine.write.MergeActions.Action;
import io.lakewise.engine.write.MergeActions.Kind;
import io.lakewise.table.transaction.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many rows a MERGE read and what its clauses did.
 *
 * @param source rows of the source
 * @param rows by clause: rows of the target that it changed or added
 */
record MergeOutcome(long source, Map<Action, Long> rows) {

  /**
   * What the clauses do.
   *
   * @param pairs by number of a clause: how many pairs of rows it applies to
   * @param metAgain how often it meets a row of the target again, which only a clause does that
   *     deletes whatever it meets
   */
  static MergeOutcome of(
      long source, MergeActions actions, Map<Integer, Long> pairs, long metAgain) {
    Map<Action, Long> rows = new LinkedHashMap<>();
    for (Action action : actions.all()) {
      boolean again = action.match() == Match.MATCHED && action.kind() == Kind.DELETE;
      long counted = pairs.getOrDefault(action.number(), 0L);
      rows.put(action, again ? counted - metAgain : counted);
    }
    return new MergeOutcome(source, rows);
  }

  long inserted() {
    return sum(Kind.INSERT, Match.NOT_MATCHED_BY_TARGET);
  }

  long updated() {
    return sum(Kind.UPDATE, Match.MATCHED) + sum(Kind.UPDATE, Match.NOT_MATCHED_BY_SOURCE);
  }

  long deleted() {
    return sum(Kind.DELETE, Match.MATCHED) + sum(Kind.DELETE, Match.NOT_MATCHED_BY_SOURCE);
  }

  long affected() {
    return inserted() + updated() + deleted();
  }

  /** Metrics as Delta's history has them. */
  Operation describe(Operation operation) {
    return operation
        .metric("numSourceRows", source)
        .metric("numTargetRowsInserted", inserted())
        .metric("numTargetRowsUpdated", updated())
        .metric("numTargetRowsMatchedUpdated", sum(Kind.UPDATE, Match.MATCHED))
        .metric(
            "numTargetRowsNotMatchedBySourceUpdated", sum(Kind.UPDATE, Match.NOT_MATCHED_BY_SOURCE))
        .metric("numTargetRowsDeleted", deleted())
        .metric("numTargetRowsMatchedDeleted", sum(Kind.DELETE, Match.MATCHED))
        .metric(
            "numTargetRowsNotMatchedBySourceDeleted",
            sum(Kind.DELETE, Match.NOT_MATCHED_BY_SOURCE));
  }

  private long sum(Kind kind, Match match) {
    return rows.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind && entry.getKey().match() == match)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
