package io.lakewise.engine.alteration;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.definition.TableExpressions;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.expression.PortableExpressions.Use;
import io.lakewise.engine.statement.TableConstraint;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.SchemaChanges;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ADD and DROP CONSTRAINT. Keys are informational: they are accepted, and nothing is kept. */
final class Constraints {

  private final StatementContext statement;
  private final Target target;

  Constraints(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /** The change, empty for a key. */
  Optional<Alteration> add(TableConstraint constraint) {
    if (constraint instanceof TableConstraint.Check check) {
      return Optional.of(add(check));
    }
    if (constraint instanceof TableConstraint.PrimaryKey key) {
      requireColumns(key.columns());
    } else if (constraint instanceof TableConstraint.Unique key) {
      requireColumns(key.columns());
    } else if (constraint instanceof TableConstraint.ForeignKey key) {
      requireColumns(key.columns());
    }
    return Optional.empty();
  }

  private void requireColumns(List<String> columns) {
    columns.forEach(column -> SchemaChanges.find(target.metadata().schema(), List.of(column)));
  }

  private Alteration add(TableConstraint.Check check) {
    Map<String, String> there = ColumnRules.constraints(target.metadata());
    String name = check.name().orElseGet(() -> freeName(there)).toLowerCase(Locale.ROOT);
    if (there.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
      throw AlterationErrors.constraintExists(target.label(), name);
    }
    String condition = statement.expressions().stored(check.condition(), Use.RULE);
    Map<String, String> configuration = new LinkedHashMap<>(target.metadata().configuration());
    configuration.put(ColumnRules.CONSTRAINT_PREFIX + name, condition);
    Metadata changed = target.metadata().withConfiguration(configuration);
    TableExpressions expressions = new TableExpressions(statement);
    expressions.check(changed);
    Object violating =
        expressions.value(
            target,
            "SELECT count(*) FROM "
                + TableExpressions.table()
                + " WHERE NOT coalesce(("
                + statement.expressions().executable(condition)
                + "), false)");
    long rows = ((Number) violating).longValue();
    if (rows > 0) {
      throw AlterationErrors.rowsViolate(
          target.label(), "Constraint " + name + " (" + condition + ")", rows);
    }
    return new Alteration(
        changed,
        Set.of(),
        true,
        Operation.of("ADD CONSTRAINT").parameter("name", name).parameter("expr", condition));
  }

  private static String freeName(Map<String, String> there) {
    int number = 1;
    while (there.containsKey("check_" + number)) {
      number++;
    }
    return "check_" + number;
  }

  /** The change, empty if there is nothing to drop and that is no error. */
  Optional<Alteration> drop(String name, boolean ifExists) {
    Map<String, String> there = ColumnRules.constraints(target.metadata());
    Optional<String> key = there.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
    if (key.isEmpty()) {
      if (ifExists) {
        return Optional.empty();
      }
      throw AlterationErrors.noSuchConstraint(target.label(), name, there.keySet());
    }
    Map<String, String> configuration = new LinkedHashMap<>(target.metadata().configuration());
    configuration
        .keySet()
        .removeIf(each -> each.equalsIgnoreCase(ColumnRules.CONSTRAINT_PREFIX + key.get()));
    return Optional.of(
        Alteration.of(
            target.metadata().withConfiguration(configuration),
            Operation.of("DROP CONSTRAINT")
                .parameter("name", key.get())
                .parameter("expr", there.get(key.get()))));
  }
}
