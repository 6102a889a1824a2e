package io.lakewise.engine.policy;

import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.query.PolicySql;
import io.lakewise.engine.query.TablePolicy;
import io.lakewise.engine.statement.PolicyCall;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Policies as a statement writes them, checked against the columns of their table. */
public final class PolicyDefinitions {

  private final StatementContext statement;
  private final StructType columns;
  private final PolicyCalls calls;

  /** Checks against columns. */
  public PolicyDefinitions(StatementContext statement, StructType columns) {
    this.statement = statement;
    this.columns = columns;
    this.calls = new PolicyCalls(statement);
  }

  /** The row filter that a statement writes. */
  public PolicyEntry rowFilter(PolicyCall written) {
    FunctionEntry function = calls.function(written);
    PolicyCalls.requireFilter(function);
    return checked(
        new PolicyEntry("", function.name(), function.id(), arguments(written)), function, 0);
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
    FunctionEntry function = calls.function(written);
    return checked(new PolicyEntry(name, function.name(), function.id(), arguments), function, 1);
  }

  /** Binds and plans the policy over columns without rows. */
  private PolicyEntry checked(PolicyEntry entry, FunctionEntry function, int before) {
    PolicyCalls.requireParameters(function, entry.arguments().size() + before);
    TablePolicy policy = statement.policies().over(columns, entry);
    statement.queries().plan(statement.binder().bind(PolicySql.overNothing(policy, columns)));
    return entry;
  }

  private List<PolicyEntry.Argument> arguments(PolicyCall written) {
    return calls.arguments(written, column -> field(column).name());
  }

  private StructField field(String column) {
    Optional<StructField> field = columns.field(column);
    return field.orElseThrow(
        () -> PolicyErrors.unfitColumn(column, "the table has no such column"));
  }
}
