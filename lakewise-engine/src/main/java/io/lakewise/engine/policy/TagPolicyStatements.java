package io.lakewise.engine.policy;

import io.lakewise.catalog.Policies;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.PlacedPolicy;
import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.repair.PolicyMark;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.PolicyStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** CREATE, DROP, SHOW and DESCRIBE POLICY. */
public final class TagPolicyStatements {

  private static final List<ResultColumn> LISTED =
      List.of(
          text("Policy Name"),
          text("Policy Type"),
          text("Catalog"),
          text("Schema"),
          text("Table"),
          text("Comment"));

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public TagPolicyStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(PolicyStatement wanted) {
    Target on = target(wanted.on());
    if (wanted instanceof PolicyStatement.Create create) {
      create(on, create);
      return Results.done("created policy " + create.policy() + " on " + create.on().name());
    }
    if (wanted instanceof PolicyStatement.Drop drop) {
      PolicyMark mark = mark(on, drop.policy());
      statement.catalog().policies().drop(statement.viewer(), on, drop.policy());
      unmark(on, mark);
      return Results.done("dropped policy " + drop.policy() + " on " + drop.on().name());
    }
    boolean inherited = wanted instanceof PolicyStatement.Show show && show.effective();
    List<PlacedPolicy> found = statement.catalog().policies().on(statement.viewer(), on, inherited);
    if (wanted instanceof PolicyStatement.Describe describe) {
      return described(
          found.stream()
              .filter(
                  each ->
                      NameRules.key(each.policy().name()).equals(NameRules.key(describe.policy())))
              .findFirst()
              .orElseThrow(
                  () ->
                      CatalogErrors.notFound(
                          "policy", NameRules.printed(describe.policy()), List.of())));
    }
    return Results.rows(
        LISTED,
        found.stream()
            .map(
                each ->
                    Arrays.<Object>asList(
                        each.policy().name(),
                        type(each.policy()),
                        each.catalog(),
                        each.schema(),
                        each.table(),
                        each.policy().comment()))
            .toList());
  }

  /**
   * The mark comes first, so that a policy is never without one, and once more at the end, as a
   * statement that failed beside this one may have taken it away.
   */
  private void create(Target on, PolicyStatement.Create create) {
    TagPolicy policy = policy(create);
    Policies policies = statement.catalog().policies();
    policies.on(statement.viewer(), on, false);
    PolicyMark mark = mark(on, create.policy());
    marks().put(mark);
    try {
      policies.create(statement.viewer(), on, policy, create.replace());
    } catch (RuntimeException failure) {
      try {
        unmark(on, mark);
      } catch (RuntimeException further) {
        failure.addSuppressed(further);
      }
      throw failure;
    }
    marks().put(mark);
  }

  /** Takes a mark away, unless there is such a policy, or comes to be meanwhile. */
  private void unmark(Target on, PolicyMark mark) {
    if (exists(on, mark)) {
      return;
    }
    marks().remove(mark);
    if (exists(on, mark)) {
      marks().put(mark);
    }
  }

  /** It may exist if nobody knows where. */
  private boolean exists(Target on, PolicyMark mark) {
    try {
      return statement.catalog().policies().on(Viewer.LOCAL, on, false).stream()
          .anyMatch(
              each -> NameRules.key(each.policy().name()).equals(NameRules.key(mark.policy())));
    } catch (NameNotFoundException placeIsGone) {
      return true;
    }
  }

  private PolicyMarks marks() {
    return new PolicyMarks(statement.lake().store(), statement.lake().layout());
  }

  private PolicyMark mark(Target on, String policy) {
    if (on instanceof Target.Catalog catalog) {
      return new PolicyMark(catalog.name(), "", null, policy);
    }
    if (on instanceof Target.Schema schema) {
      return new PolicyMark(schema.name().catalog(), schema.name().schema(), null, policy);
    }
    UUID id =
        statement
            .catalog()
            .relations()
            .require(statement.viewer(), ((Target.Table) on).name())
            .id();
    return new PolicyMark("", "", id, policy);
  }

  private TagPolicy policy(PolicyStatement.Create create) {
    PolicyCalls calls = new PolicyCalls(statement);
    FunctionEntry function = calls.function(create.call());
    if (create.rows()) {
      PolicyCalls.requireFilter(function);
    }
    if (create.rows() == create.masked().isPresent()) {
      throw PolicyErrors.misplacedColumn(create.rows());
    }
    create.masked().ifPresent(alias -> requireAlias(create, alias));
    TagPolicy policy =
        new TagPolicy(
            create.policy(),
            function.name(),
            function.id(),
            create.to(),
            create.except(),
            create.when().orElse(null),
            create.columns(),
            create.masked().orElse(null),
            calls.arguments(create.call(), alias -> requireAlias(create, alias)),
            create.comment().orElse(null));
    PolicyCalls.requireParameters(function, policy.arguments().size() + (create.rows() ? 0 : 1));
    return policy;
  }

  private static String requireAlias(PolicyStatement.Create create, String alias) {
    return create.columns().stream()
        .map(TagPolicy.Columns::alias)
        .filter(alias::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(() -> PolicyErrors.noAlias(alias));
  }

  private Target target(PolicyStatement.Scope scope) {
    Name name = scope.name();
    return switch (scope.kind()) {
      case CATALOG -> {
        if (name.parts().size() > 1) {
          throw NameErrors.tooManyNameParts(name.parts());
        }
        SystemNames.refuseChange(name.last(), "Catalog " + name.last());
        yield new Target.Catalog(name.last());
      }
      case SCHEMA -> {
        var schema = statement.names().qualifySchema(name.parts());
        SystemNames.refuseChange(schema.catalog(), "Schema " + schema);
        yield new Target.Schema(schema);
      }
      default -> new Target.Table(statement.names().qualifyToChange(name.parts()));
    };
  }

  /** As Databricks describes a policy: what it has not is left out. */
  private static Result described(PlacedPolicy placed) {
    TagPolicy policy = placed.policy();
    List<List<Object>> rows = new ArrayList<>();
    row(rows, "Name", policy.name());
    row(rows, "Comment", policy.comment());
    row(
        rows,
        "On Securable Type",
        placed.table() != null ? "TABLE" : placed.schema() != null ? "SCHEMA" : "CATALOG");
    row(
        rows,
        "On Securable",
        Arrays.asList(placed.catalog(), placed.schema(), placed.table()).stream()
            .filter(part -> part != null)
            .map(NameRules::printed)
            .collect(Collectors.joining(".")));
    row(rows, "To Principals", String.join(", ", policy.to()));
    row(rows, "Except Principals", String.join(", ", policy.except()));
    row(rows, "For Securable Type", "TABLE");
    row(rows, "When Condition", policy.when() == null ? null : policy.when().toString());
    row(
        rows,
        "Match Columns",
        policy.columns().stream()
            .map(columns -> columns.condition() + " AS " + NameRules.printed(columns.alias()))
            .collect(Collectors.joining(", ")));
    row(rows, "Policy Type", type(policy));
    row(rows, "Function Name", policy.function().toString());
    row(rows, "On Column", policy.masked());
    row(
        rows,
        "Using Columns",
        policy.arguments().stream()
            .map(argument -> argument.column() == null ? argument.constant() : argument.column())
            .collect(Collectors.joining(", ")));
    return Results.rows(List.of(text("info_name"), text("info_value")), rows);
  }

  private static void row(List<List<Object>> rows, String name, String value) {
    if (value != null && !value.isEmpty()) {
      rows.add(List.of(name, value));
    }
  }

  private static String type(TagPolicy policy) {
    return policy.rows() ? "ROW_FILTER" : "COLUMN_MASK";
  }

  private static ResultColumn text(String name) {
    return new ResultColumn(name, "VARCHAR");
  }
}
