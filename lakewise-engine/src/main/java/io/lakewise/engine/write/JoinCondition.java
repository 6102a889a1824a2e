package io.lakewise.engine.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.tree.Trees;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The condition on which a target and a source are joined, taken apart at its ANDs. What cannot be
 * told for certain (a name that both sides have, a subquery) counts as neither side's.
 */
final class JoinCondition {

  /** The sides whose columns an expression names. */
  private enum Side {
    TARGET,
    SOURCE,
    UNKNOWN
  }

  /**
   * A side of the join.
   *
   * @param name by which expressions call it
   * @param columns its columns' names
   */
  record Relation(String name, List<String> columns) {

    private boolean has(String column) {
      return columns.stream().anyMatch(column::equalsIgnoreCase);
    }
  }

  /**
   * An equality of a column of the target with an expression over the source; both are SQL.
   *
   * @param column the target's, perhaps a member of a struct
   * @param value over the source alone
   */
  record Equality(String column, String value) {}

  private final StatementContext statement;
  private final StructType schema;
  private final Relation target;
  private final Relation source;
  private final List<JsonNode> parts = new ArrayList<>();

  /**
   * Takes a condition apart.
   *
   * @param target by which expressions call the target
   * @param schema of the target
   * @param condition in DuckDB's spelling
   */
  JoinCondition(
      StatementContext statement,
      String target,
      StructType schema,
      Relation source,
      String condition) {
    this.statement = statement;
    this.schema = schema;
    this.target = new Relation(target, schema.names());
    this.source = source;
    String select = "SELECT " + condition;
    collect(Trees.onlyExpression(statement.parsed(select)));
  }

  private void collect(JsonNode expression) {
    if (expression.path("type").asText().equals("CONJUNCTION_AND")) {
      expression.path("children").forEach(this::collect);
    } else {
      parts.add(expression);
    }
  }

  /** The equalities that every pair of rows that are joined satisfies. */
  List<Equality> equalities() {
    List<Equality> equalities = new ArrayList<>();
    for (JsonNode part : parts) {
      if (part.path("type").asText().equals("COMPARE_EQUAL")) {
        add(part.path("left"), part.path("right"), equalities);
        add(part.path("right"), part.path("left"), equalities);
      }
    }
    return equalities;
  }

  private void add(JsonNode column, JsonNode value, List<Equality> equalities) {
    boolean plain = column.path("class").asText().equals("COLUMN_REF");
    if (plain
        && isOf(column, Side.TARGET)
        && isOf(value, Side.SOURCE)
        && hasOrder(column.path("column_names"))) {
      equalities.add(new Equality(text(column), text(value)));
    }
  }

  /** Whether a column of the target, or a member of one, is of a type with least and most. */
  private boolean hasOrder(JsonNode names) {
    int first = schema.field(names.path(0).asText()).isPresent() ? 0 : 1;
    DataType type = schema;
    for (int i = first; i < names.size(); i++) {
      if (!(type instanceof StructType struct) || struct.field(names.path(i).asText()).isEmpty()) {
        return false;
      }
      type = struct.field(names.path(i).asText()).orElseThrow().type();
    }
    return hasOrder(type);
  }

  /** Whether values of a type have a least and a greatest that {@link KeyRanges} can say. */
  static boolean hasOrder(DataType type) {
    return type instanceof DecimalType
        || (type instanceof PrimitiveType
            && type != PrimitiveType.BINARY
            && type != PrimitiveType.VARIANT);
  }

  /** The conditions on the target alone, as SQL, that every row of it that is joined satisfies. */
  List<String> onTarget() {
    return parts.stream().filter(part -> isOf(part, Side.TARGET)).map(this::text).toList();
  }

  private String text(JsonNode expression) {
    return "(" + statement.constants().text(expression) + ")";
  }

  private boolean isOf(JsonNode expression, Side side) {
    Set<Side> sides = new LinkedHashSet<>();
    collect(expression, sides);
    return sides.equals(Set.of(side));
  }

  private void collect(JsonNode node, Set<Side> sides) {
    switch (node.path("class").asText()) {
      case "COLUMN_REF" -> {
        sides.add(side(node.path("column_names")));
        return;
      }
      case "SUBQUERY", "LAMBDA", "PARAMETER" -> {
        sides.add(Side.UNKNOWN);
        return;
      }
      default -> node.forEach(child -> collect(child, sides));
    }
  }

  private Side side(JsonNode names) {
    String first = names.path(0).asText().toLowerCase(Locale.ROOT);
    boolean qualified = names.size() > 1;
    boolean inTarget = target.has(first) || (qualified && first.equalsIgnoreCase(target.name()));
    boolean inSource = source.has(first) || (qualified && first.equalsIgnoreCase(source.name()));
    return inTarget == inSource ? Side.UNKNOWN : inTarget ? Side.TARGET : Side.SOURCE;
  }
}
