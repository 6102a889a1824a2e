package io.lakewise.engine.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryStatement;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.write.TargetScope;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query in which the markers of a statement have the types that they have in it: where a marker
 * alone is a column's new value, it is cast to the column's type.
 *
 * @param text the query
 * @param scope its names
 */
record MarkedQuery(String text, NameScope scope) {

  /** The query of a statement; none for statements whose markers nobody asks about. */
  static Optional<MarkedQuery> of(StatementContext statement, Statement parsed) {
    if (parsed instanceof QueryStatement query) {
      String text = statement.queryText(query.query());
      return Optional.of(new MarkedQuery(text, statement.names()));
    }
    if (parsed instanceof DataStatement.Insert insert) {
      return Optional.of(new MarkedQuery(inserted(statement, insert), statement.names()));
    }
    if (parsed instanceof DataStatement.Update update) {
      Target target = new Targets(statement).require(update.table(), "UPDATE");
      List<String> values = new ArrayList<>();
      for (DataStatement.Assignment assignment : update.assignments()) {
        values.add(assigned(assignment, target.metadata().schema()));
      }
      return Optional.of(over(statement, target, values, update.alias(), update.condition()));
    }
    if (parsed instanceof DataStatement.Delete delete) {
      Target target = new Targets(statement).require(delete.table(), "DELETE");
      return Optional.of(over(statement, target, List.of(), delete.alias(), delete.condition()));
    }
    return Optional.empty();
  }

  private static MarkedQuery over(
      StatementContext statement,
      Target target,
      List<String> values,
      Optional<String> alias,
      Optional<Fragment> condition) {
    String name =
        alias.orElseGet(
            () -> target.entry() == null ? TargetScope.TARGET : target.entry().name().name());
    String text =
        "SELECT "
            + (values.isEmpty() ? "1" : String.join(", ", values))
            + " FROM "
            + TargetScope.TARGET
            + " AS "
            + Identifiers.quote(name)
            + condition.map(where -> " WHERE " + expression(where)).orElse("");
    return new MarkedQuery(text, new TargetScope(statement.names(), target));
  }

  private static String expression(Fragment fragment) {
    return "(" + QueryText.rewrite(fragment).text() + "\n)";
  }

  private static String assigned(DataStatement.Assignment assignment, StructType schema) {
    String value = assignment.value().text().strip();
    if (value.equalsIgnoreCase("DEFAULT")) {
      return "NULL";
    }
    Optional<String> type = type(schema, assignment.column().last());
    return type.isPresent() && value.matches("\\$\\d+")
        ? "CAST(" + value + " AS " + type.get() + ")"
        : expression(assignment.value());
  }

  private static String inserted(StatementContext statement, DataStatement.Insert insert) {
    StructType schema =
        new Targets(statement).require(insert.table(), "INSERT").metadata().schema();
    List<String> columns = insert.columns().isEmpty() ? schema.names() : insert.columns();
    ObjectNode tree = statement.workbench().parse(statement.queryText(insert.query()));
    JsonNode rows = tree.path("from_table").path("values");
    if (rows instanceof ArrayNode list) {
      list.forEach(row -> cast(statement, (ArrayNode) row, columns, schema));
    } else if (!insert.byName() && tree.path("select_list") instanceof ArrayNode list) {
      cast(statement, list, columns, schema);
    }
    return statement.workbench().render(tree);
  }

  private static void cast(
      StatementContext statement, ArrayNode values, List<String> columns, StructType schema) {
    for (int i = 0; i < values.size(); i++) {
      JsonNode value = values.get(i);
      if (value.path("class").asText().equals("DEFAULT")) {
        values.set(i, Trees.onlyExpression(statement.workbench().parse("SELECT NULL")));
      }
      Optional<String> type = i < columns.size() ? type(schema, columns.get(i)) : Optional.empty();
      if (type.isPresent() && value.path("class").asText().equals("PARAMETER")) {
        ObjectNode cast = statement.workbench().parse("SELECT CAST(NULL AS " + type.get() + ")");
        values.set(i, ((ObjectNode) Trees.onlyExpression(cast)).set("child", value));
      }
    }
  }

  private static Optional<String> type(StructType schema, String column) {
    return schema.field(column).map(field -> DuckDbTypes.toDuckDb(field.type()));
  }
}
