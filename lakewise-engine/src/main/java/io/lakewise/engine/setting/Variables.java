package io.lakewise.engine.setting;

import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.SessionState.Variable;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.SettingErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.statement.SessionStatement.DeclareVariable;
import io.lakewise.engine.statement.SessionStatement.SetVariables;
import io.lakewise.engine.statement.SessionStatement.VariableAssignment;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Session variables, whose values are kept as text that casts back to their type. */
final class Variables {

  private final StatementContext statement;

  Variables(StatementContext statement) {
    this.statement = statement;
  }

  Result declare(DeclareVariable declare) {
    for (String name : declare.names()) {
      if (!declare.replace() && variables().containsKey(SessionState.key(name))) {
        throw SettingErrors.variableExists(name);
      }
      String type = declare.type().map(DuckDbTypes::toDuckDb).orElse(null);
      String value = declare.value().map(v -> QueryText.rewrite(v).text()).orElse("NULL");
      List<Value> values = values("SELECT (" + value + ")", 1);
      String kept = type == null ? values.get(0).type() : type;
      put(name, kept, checked(values.get(0).text(), kept));
    }
    return Results.done("declared " + String.join(", ", declare.names()));
  }

  void set(VariableAssignment assignment) {
    String value = QueryText.rewrite(assignment.value()).text();
    assign(assignment.name(), values("SELECT (" + value + ")", 1).get(0));
  }

  Result set(SetVariables set) {
    Fragment query = set.query();
    List<Value> values = values(statement.queryText(query), set.names().size());
    for (int i = 0; i < values.size(); i++) {
      assign(set.names().get(i), values.get(i));
    }
    return Results.done("set");
  }

  private record Value(String type, String text) {}

  /** DuckDB's SET VARIABLE declares what is not there; a declared variable keeps its type. */
  private void assign(String name, Value value) {
    Variable known = variables().get(SessionState.key(name));
    String type = known == null ? value.type() : known.type();
    put(name, type, checked(value.text(), type));
  }

  private String checked(String text, String type) {
    Object value =
        statement.constants().evaluate("CAST(" + literal(text) + " AS " + type + ")", "VARCHAR");
    return value == null ? null : value.toString();
  }

  private void put(String name, String type, String text) {
    statement.session().keep(new Variable(name, type, literal(text)));
  }

  private static String literal(String text) {
    return text == null ? "NULL" : Literals.text(text);
  }

  /** The only row of a query, its values as text. */
  private List<Value> values(String select, int count) {
    BoundQuery bound = statement.binder().bind(select, statement.names());
    QueryRunner runner = statement.queries();
    Plan plan = runner.plan(bound);
    if (plan.columns().size() != count) {
      throw SettingErrors.valueCount(count, plan.columns().size());
    }
    PreparedQuery prepared = runner.prepare(bound.select(), bound.references(), plan);
    StringJoiner texts = new StringJoiner(", ", "SELECT ", "");
    StringJoiner names = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < count; i++) {
      texts.add("CAST(__c" + i + " AS VARCHAR)");
      names.add("__c" + i);
    }
    String text = texts + " FROM (" + prepared.select() + ") AS __values" + names;
    try (WorkSession.WorkResult rows = statement.work().query(text, prepared.tables())) {
      List<Object> row = rows.next();
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Object value = row == null ? null : row.get(i);
        values.add(
            new Value(plan.columns().get(i).type(), value == null ? null : value.toString()));
      }
      if (row != null && rows.next() != null) {
        throw SettingErrors.severalRows();
      }
      return values;
    }
  }

  private Map<String, Variable> variables() {
    return statement.session().variables();
  }
}
