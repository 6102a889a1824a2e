package io.lakewise.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.PolicyCall;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The functions of policies and what they are given, as statements write them. */
final class PolicyCalls {

  private final StatementContext statement;

  PolicyCalls(StatementContext statement) {
    this.statement = statement;
  }

  /** The function that is called, which the statement's principal must be allowed to call. */
  FunctionEntry function(PolicyCall written) {
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

  /** Refuses what decides about no row. */
  static void requireFilter(FunctionEntry function) {
    if (!function.returnType().equalsIgnoreCase("BOOLEAN")) {
      throw PolicyErrors.unfitFunction(
          function.name().toString(), "a row filter returns BOOLEAN, not " + function.returnType());
    }
  }

  /** Refuses another number of arguments than the function takes. */
  static void requireParameters(FunctionEntry function, int given) {
    if (function.parameters().size() != given) {
      throw NameErrors.wrongArguments(
          function.name().toString(), function.parameters().size(), given);
    }
  }

  /**
   * Columns and constants.
   *
   * @param columns the name of a column as it is kept; fails for what is none
   */
  List<PolicyEntry.Argument> arguments(PolicyCall written, UnaryOperator<String> columns) {
    List<PolicyEntry.Argument> arguments = new ArrayList<>();
    for (Fragment fragment : written.arguments()) {
      String text = QueryText.rewrite(fragment).text();
      JsonNode expression =
          Trees.onlyExpression(statement.workbench().parse("SELECT (" + text + "\n)"));
      arguments.add(argument(expression, fragment.text(), text, columns));
    }
    return arguments;
  }

  private static PolicyEntry.Argument argument(
      JsonNode expression, String written, String text, UnaryOperator<String> columns) {
    String kind = expression.path("class").asText();
    if (kind.equals("COLUMN_REF") && expression.path("column_names").size() == 1) {
      String column = expression.path("column_names").path(0).asText();
      return new PolicyEntry.Argument(columns.apply(column), null);
    }
    if (kind.equals("CONSTANT")
        || (kind.equals("CAST")
            && expression.path("child").path("class").asText().equals("CONSTANT"))) {
      return new PolicyEntry.Argument(null, text);
    }
    throw PolicyErrors.badArgument(written);
  }
}
