package io.lakewise.engine.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.DataStatement.PartitionValue;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.List;

/**
 * The query of an INSERT and the columns that its columns are for.
 *
 * @param query bound
 * @param plan its columns
 * @param columns names, one for each column of the query; none for DEFAULT VALUES
 */
record InsertSource(BoundQuery query, Plan plan, List<String> columns) {

  private static final String QUERY = "__query";

  static InsertSource of(StatementContext statement, Target target, DataStatement.Insert insert) {
    String text = statement.queryText(insert.query());
    boolean nothing = insert.columns().isEmpty() && text.strip().matches("(?i)DEFAULT\\s+VALUES");
    if (nothing) {
      BoundQuery one = statement.binder().bind("SELECT 1", statement.names());
      return new InsertSource(one, statement.queries().plan(one), List.of());
    }
    List<String> named = new ArrayList<>(insert.columns());
    ObjectNode tree = statement.workbench().parse(text);
    JsonNode values = tree.path("from_table");
    boolean literal =
        values.path("type").asText().equals("EXPRESSION_LIST")
            && tree.path("select_list").path(0).path("class").asText().equals("STAR");
    if (literal && hasDefault(values.path("values"))) {
      List<String> columns = named.isEmpty() ? target.metadata().schema().names() : named;
      named = new Defaults(statement, target).fill((ArrayNode) values.path("values"), columns);
      text = statement.workbench().render(tree);
    }
    BoundQuery query =
        statement.binder().bind(withPartition(text, insert.partition()), statement.names());
    Plan plan = statement.queries().plan(query);
    return new InsertSource(query, plan, columns(target, insert, named, plan));
  }

  /** Rows that do not come from an INSERT. */
  static InsertSource ofRows(
      StatementContext statement,
      Target target,
      BoundQuery query,
      List<String> named,
      boolean byName) {
    Plan plan = statement.queries().plan(query);
    List<String> sources = plan.columns().stream().map(WorkColumn::name).toList();
    List<String> columns = named;
    if (named.isEmpty()) {
      columns = byName ? sources : positional(target, List.of(), sources.size());
    }
    if (columns.size() != sources.size()) {
      throw WriteErrors.columnCount(target.label(), columns.size(), sources.size());
    }
    return new InsertSource(query, plan, columns);
  }

  /** The query's columns by the names of the columns that they are for. */
  List<WorkColumn> given() {
    List<WorkColumn> given = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      given.add(new WorkColumn(columns.get(i), plan.columns().get(i).type()));
    }
    return given;
  }

  private static String withPartition(String text, List<PartitionValue> partition) {
    StringBuilder values = new StringBuilder();
    for (PartitionValue value : partition) {
      value
          .value()
          .ifPresent(
              constant ->
                  values
                      .append(", ")
                      .append(TargetQuery.text(constant))
                      .append(" AS ")
                      .append(Identifiers.quote(value.column())));
    }
    return values.isEmpty()
        ? text
        : "SELECT " + QUERY + ".*" + values + " FROM (" + text + "\n) AS " + QUERY;
  }

  private static List<String> columns(
      Target target, DataStatement.Insert insert, List<String> named, Plan plan) {
    List<String> sources = plan.columns().stream().map(WorkColumn::name).toList();
    if (insert.byName()) {
      return sources;
    }
    List<String> constant =
        insert.partition().stream()
            .filter(value -> value.value().isPresent())
            .map(PartitionValue::column)
            .toList();
    int wanted = sources.size() - constant.size();
    List<String> columns = new ArrayList<>(named);
    if (named.isEmpty()) {
      columns.addAll(positional(target, constant, wanted));
      if (insert.schemaEvolution()) {
        columns.addAll(sources.subList(Math.min(columns.size(), wanted), wanted));
      }
    } else {
      insert.partition().stream()
          .filter(value -> value.value().isEmpty() && !contains(named, value.column()))
          .forEach(value -> columns.add(value.column()));
    }
    if (columns.size() != wanted) {
      throw WriteErrors.columnCount(target.label(), columns.size(), wanted);
    }
    columns.addAll(constant);
    return columns;
  }

  /** All columns, or all but the computed ones when the query leaves those out. */
  private static List<String> positional(Target target, List<String> constant, int wanted) {
    List<StructField> fields =
        target.metadata().schema().fields().stream()
            .filter(field -> !contains(constant, field.name()))
            .toList();
    IdentityValues identity = IdentityValues.made();
    List<String> plain =
        fields.stream()
            .filter(field -> RowShape.givable(field) && !identity.isIdentity(field))
            .map(StructField::name)
            .toList();
    return wanted == plain.size() ? plain : fields.stream().map(StructField::name).toList();
  }

  private static boolean contains(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static boolean hasDefault(JsonNode values) {
    for (JsonNode row : values) {
      for (JsonNode value : row) {
        if (isDefault(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDefault(JsonNode value) {
    return value.path("class").asText().equals("DEFAULT");
  }

  /** DEFAULT in the rows of VALUES. */
  private record Defaults(StatementContext statement, Target target) {

    /** Puts defaults in place; returns the columns that still have values. */
    List<String> fill(ArrayNode rows, List<String> columns) {
      List<String> left = new ArrayList<>(columns);
      for (int i = columns.size() - 1; i >= 0; i--) {
        StructField field = target.metadata().schema().field(columns.get(i)).orElse(null);
        if (field == null) {
          continue;
        }
        int marked = 0;
        for (JsonNode row : rows) {
          marked += isDefault(row.path(i)) ? 1 : 0;
        }
        boolean computed = !RowShape.givable(field) || IdentityValues.made().isIdentity(field);
        if (marked > 0 && computed) {
          if (marked < rows.size()) {
            throw WriteErrors.mixedDefaults(field.name());
          }
          int at = i;
          rows.forEach(row -> ((ArrayNode) row).remove(at));
          left.remove(i);
        } else if (marked > 0) {
          fill(rows, i, field);
        }
      }
      return left;
    }

    private void fill(ArrayNode rows, int column, StructField field) {
      String expression =
          ColumnRules.defaultExpression(field)
              .map(statement.expressions()::executable)
              .orElse("NULL");
      String select = "SELECT (" + expression + ")";
      for (JsonNode row : rows) {
        if (isDefault(row.path(column))) {
          JsonNode value = Trees.onlyExpression(statement.workbench().parse(select));
          ((ArrayNode) row).set(column, value);
        }
      }
    }
  }
}
