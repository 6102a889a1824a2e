package io.lakewise.engine.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.gate.Gate;
import io.lakewise.engine.statement.MergeClause.Match;
import io.lakewise.engine.write.MergeActions.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition that every row of a MERGE's target satisfies that the MERGE can touch, so that files
 * without such rows are not read: the row has a key that is among the source's, or a clause for
 * rows without a source row applies to it.
 */
final class MergeFilter {

  private static final Set<String> NEVER_THE_SAME =
      Set.of("gen_random_uuid", "random", "uuid", "uuidv4", "uuidv7");

  private final StatementContext statement;
  private final Target target;

  MergeFilter(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /**
   * The condition, if there is one.
   *
   * @param name by which expressions call the target
   * @param source the kept source
   * @param on the condition of the join, in DuckDB's spelling
   */
  Optional<String> condition(
      String name, JoinCondition.Relation source, String on, MergeActions actions) {
    List<String> bySource = new ArrayList<>();
    for (Action action : actions.all()) {
      if (action.match() == Match.NOT_MATCHED_BY_SOURCE) {
        if (action.condition().filter(this::isSteady).isEmpty()) {
          return Optional.empty();
        }
        bySource.add(action.condition().get());
      }
    }
    if (!isSteady(on)) {
      return Optional.empty();
    }
    JoinCondition join = new JoinCondition(statement, name, target.metadata().schema(), source, on);
    TargetScope scope = new TargetScope(statement.names(), target);
    List<String> joined =
        new KeyRanges(statement, scope, source.name()).conditions(join.equalities());
    joined.addAll(join.onTarget());
    if (joined.isEmpty()) {
      return Optional.empty();
    }
    bySource.add(0, "(" + String.join(" AND ", joined) + ")");
    return Optional.of(String.join(" OR ", bySource));
  }

  /** Whether a condition on a row has one value however often it is asked. */
  private boolean isSteady(String condition) {
    ObjectNode tree = statement.parsed("SELECT " + condition);
    Gate.Inspection found = Gate.inspect(tree);
    return found.functions().isEmpty()
        && found.varying().stream()
            .map(call -> call.name().get(call.name().size() - 1))
            .noneMatch(NEVER_THE_SAME::contains);
  }
}
