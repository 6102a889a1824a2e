package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds the policies of the tables that a statement reads. */
final class PolicyBinder {

  private final Workbench workbench;
  private final TablePolicy.Source policies;

  PolicyBinder(Workbench workbench, TablePolicy.Source policies) {
    this.workbench = workbench;
    this.policies = policies;
  }

  /**
   * A policy's query with its names resolved.
   *
   * @param tree the query
   * @param references what it reads
   */
  record Expanded(ObjectNode tree, List<BoundReference> references) {}

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
   * What stands between a table and the statement; null if nothing does.
   *
   * @param name by which the statement's query calls the table
   */
  Guard guard(String name, Relation.Table table, Expansion expansion) {
    Optional<TablePolicy> policy = policies.of(table);
    return policy.isEmpty() ? null : guard(name, policy.get(), table, expansion);
  }

  private Guard guard(
      String name, TablePolicy policy, Relation.Table table, Expansion expansion) {
    String beneath = name + "r";
    PolicySql sql =
        new PolicySql(
            policy,
            table.snapshot().schema(),
            QueryRunner.hidden(table.snapshot(), table.positions()),
            new Relation.Step(beneath));
    Expanded expanded = expansion.of(sql, table.label());
    Set<String> masked =
        policy.masks().keySet().stream()
            .map(column -> column.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new Guard(beneath, workbench.render(expanded.tree()), expanded.references(), masked);
  }

  /** The query in the place of the changed rows of a table with a policy. */
  Optional<PolicySql> changes(Relation.Changes changes) {
    return policies.of(changes)
        .map(
            policy ->
                new PolicySql(
                    policy,
                    changes.snapshot().schema(),
                    changes.more(),
                    new Relation.Computed(
                        changes.rows().select(), changes.rows().scans(), true)));
  }
}
