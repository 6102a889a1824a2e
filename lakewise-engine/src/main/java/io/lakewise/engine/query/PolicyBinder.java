package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.engine.workbench.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Binds the policies of the tables that a statement reads. */
final class PolicyBinder {

  private final Workbench workbench;
  private final TablePolicy.Source policies;
  private final KeptGuards guards;
  private final Supplier<Membership> membership;

  PolicyBinder(
      Workbench workbench,
      TablePolicy.Source policies,
      KeptGuards guards,
      Supplier<Membership> membership) {
    this.workbench = workbench;
    this.policies = policies;
    this.guards = guards;
    this.membership = membership;
  }

  /**
   * A policy's query with its names resolved.
   *
   * @param tree the query
   * @param references what it reads
   * @param varies whether it may be another for somebody else or at another time
   * @param passes whether it may be another at another time
   */
  record Expanded(
      ObjectNode tree, List<BoundReference> references, boolean varies, boolean passes) {}

  /** Resolves the names in a policy's query, apart from what the statement does. */
  interface Expansion {

    /**
     * The query resolved.
     *
     * @param label how messages call the table
     */
    Expanded of(PolicySql sql, String label);
  }

  /**
   * What stands between a table and the statement, if anything does.
   *
   * @param name by which the statement's query calls the table
   */
  Optional<KeptGuards.Kept> guard(String name, Relation.Table table, Expansion expansion) {
    return policies.of(table).map(policy -> guard(name, policy, table, expansion));
  }

  private KeptGuards.Kept guard(
      String name, TablePolicy policy, Relation.Table table, Expansion expansion) {
    String beneath = name + "r";
    PolicySql sql =
        new PolicySql(
            policy,
            table.snapshot().schema(),
            QueryRunner.hidden(table.snapshot(), table.positions()),
            new Relation.Step(beneath));
    KeptGuards.Question question =
        new KeptGuards.Question(
            name, sql.select(), sql.functions().stream().map(KeptGuards.Body::of).toList(), null);
    return guards
        .find(question)
        .or(() -> guards.find(question.by(membership.get())))
        .orElseGet(() -> bound(beneath, policy, sql, expansion.of(sql, table.label()), question));
  }

  private KeptGuards.Kept bound(
      String beneath,
      TablePolicy policy,
      PolicySql sql,
      Expanded expanded,
      KeptGuards.Question question) {
    Set<String> masked =
        policy.masks().keySet().stream()
            .map(column -> column.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Guard guard =
        new Guard(
            beneath,
            workbench.render(expanded.tree()),
            expanded.references(),
            masked,
            Optional.empty());
    KeptGuards.Kept kept = new KeptGuards.Kept(guard, expanded.varies());
    if (sql.looksNowhere() && !expanded.passes()) {
      guards.keep(expanded.varies() ? question.by(membership.get()) : question, kept);
    }
    return kept;
  }

  /** The query in the place of the changed rows of a table with a policy. */
  Optional<PolicySql> changes(Relation.Changes changes) {
    return policies
        .of(changes)
        .map(
            policy ->
                new PolicySql(
                    policy,
                    changes.snapshot().schema(),
                    changes.more(),
                    changes.rows().behindPolicy()));
  }
}
