package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Functions that ask whether whoever runs the statement is in a group, as Databricks has them. */
final class GroupFunctions {

  /** Their names, lower case. */
  static final Set<String> NAMES = Set.of("is_account_group_member", "is_member");

  private GroupFunctions() {}

  /** A condition on the argument that holds for the names of the caller's groups. */
  static ObjectNode answer(
      Workbench workbench, String name, JsonNode arguments, Membership membership) {
    if (arguments.size() != 1) {
      throw NameErrors.wrongArguments(name, 1, arguments.size());
    }
    String groups =
        new TreeSet<>(membership.groups())
            .stream().map(RowsSql::literal).collect(Collectors.joining(", "));
    ObjectNode condition =
        (ObjectNode)
            Trees.onlyExpression(
                workbench.parse(
                    "SELECT list_contains(CAST([" + groups + "] AS VARCHAR[]), lower(''))"));
    JsonNode lowered = condition.path("arguments").path(1).path("expression");
    ((ObjectNode) lowered.path("arguments").path(0))
        .set("expression", Trees.withoutAlias(arguments.path(0).path("expression")));
    return condition;
  }
}
