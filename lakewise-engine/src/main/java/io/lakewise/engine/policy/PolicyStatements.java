package io.lakewise.engine.policy;

import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.PolicyCall;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.List;
import java.util.Map;

/**
 * ALTER TABLE … SET ROW FILTER, DROP ROW FILTER, SET MASK, DROP MASK. The state decides, and the
 * table's log says which policies there must be: the state comes first when one is set, the log
 * when one is taken away, so that at every moment one of them closes the table or the policy holds.
 */
public final class PolicyStatements {

  private final StatementContext statement;
  private final Target target;

  /** Runs on a table that its owner changes. */
  public PolicyStatements(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
    if (target.entry() == null) {
      throw DefinitionErrors.notSupported(
          "a policy of a path", "give the table a name with CREATE TABLE … LOCATION first");
    }
  }

  /** SET ROW FILTER. */
  public Result filter(PolicyCall filter) {
    return set(definitions().rowFilter(filter), "SET ROW FILTER");
  }

  /** SET MASK. */
  public Result mask(List<String> column, PolicyCall mask) {
    return set(definitions().mask(single(column), mask), "SET MASK");
  }

  /** DROP ROW FILTER. */
  public Result dropFilter() {
    return drop("", "row filter", "DROP ROW FILTER");
  }

  /** DROP MASK. */
  public Result dropMask(List<String> column) {
    return drop(single(column), "mask of " + single(column), "DROP MASK");
  }

  private Result set(PolicyEntry policy, String operation) {
    statement.catalog().policies().set(target.entry().id(), policy);
    mark(operation);
    return Results.done(
        target.label() + " has the " + LogProperties.mark(policy) + " " + policy.function());
  }

  private Result drop(String column, String what, String operation) {
    List<PolicyEntry> left =
        statement.catalog().policies().of(target.entry().id()).stream()
            .filter(policy -> !policy.column().equalsIgnoreCase(column))
            .toList();
    boolean known = left.size() < statement.catalog().policies().of(target.entry().id()).size();
    boolean marked =
        LogProperties.policies(target.metadata().configuration()).stream()
            .anyMatch(what::equalsIgnoreCase);
    if (!known && !marked) {
      throw PolicyErrors.none(target.label(), what);
    }
    commit(LogProperties.without(target.metadata().configuration(), what), operation);
    statement.catalog().policies().remove(target.entry().id(), column);
    return Results.done(target.label() + " has no " + what + " any more");
  }

  private void mark(String operation) {
    List<PolicyEntry> policies = statement.catalog().policies().of(target.entry().id());
    commit(LogProperties.withMore(target.metadata().configuration(), policies), operation);
  }

  private void commit(Map<String, String> configuration, String operation) {
    Metadata marked = target.metadata().withConfiguration(configuration);
    if (marked.equals(target.metadata())) {
      return;
    }
    Transaction transaction = target.table().begin(target.snapshot());
    transaction.metadata(marked);
    transaction.commit(Operation.of(operation), statement.session().principal().id());
  }

  private PolicyDefinitions definitions() {
    return new PolicyDefinitions(statement, target.metadata().schema());
  }

  private static String single(List<String> column) {
    if (column.size() != 1) {
      throw PolicyErrors.unfitColumn(
          String.join(".", column), "a mask stands in the place of a whole column");
    }
    return column.get(0);
  }
}
