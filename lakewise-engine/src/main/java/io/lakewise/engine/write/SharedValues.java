package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.write.JoinCondition.Equality;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The rows of a table that share the values of some columns with rows that are kept. */
final class SharedValues {

  private final StatementContext statement;
  private final Target target;

  SharedValues(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /** A condition on the target, as SQL; nulls are shared with nothing. */
  String condition(List<String> columns) {
    String relation = Identifiers.quote(TargetQuery.name(target, Optional.empty()));
    StringJoiner shared = new StringJoiner(" AND ");
    List<Equality> equalities = new ArrayList<>();
    for (String name : columns) {
      StructField field =
          target
              .metadata()
              .schema()
              .field(name)
              .orElseThrow(
                  () ->
                      WriteErrors.noSuchColumn(
                          target.label(), name, target.metadata().schema().names()));
      String column = Identifiers.quote(field.name());
      shared.add("__n." + column + " = " + relation + "." + column);
      if (JoinCondition.hasOrder(field.type())) {
        equalities.add(new Equality(relation + "." + column, column));
      }
    }
    TargetScope scope = new TargetScope(statement.names(), target);
    StringJoiner condition = new StringJoiner(" AND ");
    new KeyRanges(statement, scope, TargetScope.SOURCE)
        .conditions(equalities)
        .forEach(condition::add);
    condition.add("EXISTS (SELECT 1 FROM " + TargetScope.SOURCE + " AS __n WHERE " + shared + ")");
    return condition.toString();
  }
}
