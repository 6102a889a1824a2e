package io.lakewise.engine.definition;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.StringJoiner;

/**
 * Checks the expressions in a table's definition, and asks the table's rows about them. Expressions
 * are those of the log.
 */
public final class TableExpressions {

  private static final String CONDITION = "BOOLEAN";

  private final StatementContext statement;

  /** Checks in the context of one statement. */
  public TableExpressions(StatementContext statement) {
    this.statement = statement;
  }

  /** Refuses metadata with a constraint, default or generated column that cannot be computed. */
  public void check(Metadata table) {
    ColumnRules.constraints(table)
        .forEach(
            (name, condition) ->
                computable(table.schema(), condition, CONDITION, "CHECK constraint " + name));
    for (StructField field : table.schema().fields()) {
      String type = DuckDbTypes.toDuckDb(field.type());
      ColumnRules.defaultExpression(field).ifPresent(value -> constant(field, value));
      ColumnRules.generationExpression(field)
          .ifPresent(
              value -> {
                refuseComputed(table.schema(), field, value);
                computable(table.schema(), value, type, "Generated column " + field.name());
              });
    }
  }

  /** Refuses a default that is no constant of the column's type. */
  public void constant(StructField field, String value) {
    try {
      statement
          .constants()
          .evaluate(statement.expressions().executable(value), DuckDbTypes.toDuckDb(field.type()));
    } catch (LakewiseException wrong) {
      throw DefinitionErrors.invalidDefinition("The default of column " + field.name(), wrong);
    }
  }

  /** The only value of a query of ours over a version's rows, which calls it by {@link #table}. */
  public Object value(Target target, String select) {
    OneTable scope =
        new OneTable(new Relation.Table(target.table(), target.snapshot(), target.label(), false));
    BoundQuery bound = statement.binder().bind(select, scope);
    PreparedQuery prepared = statement.queries().prepare(bound);
    try (WorkSession.WorkResult rows =
        statement.work().query(prepared.select(), prepared.tables())) {
      return rows.next().get(0);
    }
  }

  /** What {@link #value} calls the table. */
  public static String table() {
    return OneTable.NAME;
  }

  /** Plans an expression over no rows. */
  private void computable(StructType schema, String expression, String type, String label) {
    StringJoiner columns = new StringJoiner(", ", "SELECT ", " WHERE false");
    for (StructField field : schema.fields()) {
      columns.add(
          "CAST(NULL AS "
              + DuckDbTypes.toDuckDb(field.type())
              + ") AS "
              + Identifiers.quote(field.name()));
    }
    String written = "(" + statement.expressions().executable(expression) + ")";
    String select = "SELECT " + written + ", CAST(" + written + " AS " + type + ") FROM ";
    String found;
    try {
      BoundQuery bound =
          statement
              .binder()
              .bind(
                  select + OneTable.NAME,
                  new OneTable(new Relation.Computed(columns.toString(), List.of())));
      found = statement.queries().plan(bound).columns().get(0).type();
    } catch (LakewiseException wrong) {
      throw DefinitionErrors.invalidDefinition(label + " (" + expression + ")", wrong);
    }
    if (type.equals(CONDITION) && !found.equals(CONDITION)) {
      throw DefinitionErrors.noCondition(label + " (" + expression + ")", found);
    }
  }

  private void refuseComputed(StructType schema, StructField field, String expression) {
    for (String column : statement.expressions().columns(schema, expression)) {
      StructField read = schema.field(column).orElseThrow();
      if (ColumnRules.generationExpression(read).isPresent()) {
        throw DefinitionErrors.generatedFromGenerated(field.name(), read.name());
      }
    }
  }
}
