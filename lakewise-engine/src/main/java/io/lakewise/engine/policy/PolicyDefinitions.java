package io.lakewise.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.query.PolicySql;
import io.lakewise.engine.query.TablePolicy;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.PolicyCall;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.tree.Trees;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Policies as a statement writes them, checked against the columns of their table. */
public final class PolicyDefinitions {

  private final StatementContext statement;
  private final StructType columns;

  /** Checks against columns. */
  public PolicyDefinitions(StatementContext statement, StructType columns) {
    this.statement = statement;
    this.columns = columns;
  }

  /** The row filter that a statement writes. */
  public PolicyEntry rowFilter(PolicyCall written) {
    FunctionEntry function = function(written);
    if (!function.returnType().equalsIgnoreCase("BOOLEAN")) {
      throw PolicyErrors.unfitFunction(
          function.name().toString(), "a row filter returns BOOLEAN, not " + function.returnType());
    }
    return checked(new PolicyEntry("", function.name(), arguments(written)), function, 0);
  }

  /** The mask of a column that a statement writes. */
  public PolicyEntry mask(String column, PolicyCall written) {
    String name = field(column).name();
    List<PolicyEntry.Argument> arguments = arguments(written);
    Set<String> used = new HashSet<>(Set.of(name.toLowerCase(Locale.ROOT)));
    for (PolicyEntry.Argument argument : arguments) {
      if (argument.column() != null && !used.add(argument.column().toLowerCase(Locale.ROOT))) {
        throw PolicyErrors.unfitColumn(argument.column(), "USING COLUMNS names it a second time");
      }
    }
    FunctionEntry function = function(written);
    return checked(new PolicyEntry(name, function.name(), arguments), function, 1);
  }

  /** Binds and plans the policy over columns without rows. */
  private PolicyEntry checked(PolicyEntry entry, FunctionEntry function, int before) {
    int given = entry.arguments().size() + before;
    if (function.parameters().size() != given) {
      throw NameErrors.wrongArguments(
          function.name().toString(), function.parameters().size(), given);
    }
    TablePolicy policy = statement.policies().over(columns, entry);
    statement.queries().plan(statement.binder().bind(PolicySql.overNothing(policy, columns)));
    return entry;
  }

  private FunctionEntry function(PolicyCall written) {
    QualifiedName name = statement.names().qualify(written.function().parts());
    FunctionEntry function =
        statement
            .catalog()
            .functions()
            .callable(statement.viewer(), name)
            .orElseThrow(() -> NameErrors.noSuchFunction(name.toString(), false));
    if (function.table()) {
      throw PolicyErrors.unfitFunction(name.toString(), "it returns a table, not a value");
    }
    return function;
  }

  private List<PolicyEntry.Argument> arguments(PolicyCall written) {
    List<PolicyEntry.Argument> arguments = new ArrayList<>();
    for (Fragment fragment : written.arguments()) {
      String text = QueryText.rewrite(fragment).text();
      JsonNode expression =
          Trees.onlyExpression(statement.workbench().parse("SELECT (" + text + "\n)"));
      arguments.add(argument(expression, fragment.text(), text));
    }
    return arguments;
  }

  private PolicyEntry.Argument argument(JsonNode expression, String written, String text) {
    String kind = expression.path("class").asText();
    if (kind.equals("COLUMN_REF") && expression.path("column_names").size() == 1) {
      String column = expression.path("column_names").path(0).asText();
      return new PolicyEntry.Argument(field(column).name(), null);
    }
    if (kind.equals("CONSTANT")
        || (kind.equals("CAST")
            && expression.path("child").path("class").asText().equals("CONSTANT"))) {
      return new PolicyEntry.Argument(null, text);
    }
    throw PolicyErrors.badArgument(written);
  }

  private StructField field(String column) {
    Optional<StructField> field = columns.field(column);
    return field.orElseThrow(
        () -> PolicyErrors.unfitColumn(column, "the table has no such column"));
  }
}
