package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A query of one table whose condition can be read without DuckDB: each row that matters satisfies
 * every part of WHERE, and a part that compares a plain column with constants of its own kind means
 * what it says. Parts of any other kind are left out, so what is read holds, but may not be all.
 *
 * @param literals of the parts that were read, in the tree
 * @param conditions what these parts say
 */
record SimpleQuery(List<ObjectNode> literals, List<Predicate> conditions) {

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DAY = Pattern.compile("[1-9]\\d{3}-\\d\\d-\\d\\d");

  /** Reads a tree; empty if it is no query of one table alone. */
  static Optional<SimpleQuery> of(ObjectNode tree, List<BoundTable> tables) {
    JsonNode from = tree.path("from_table");
    if (tables.size() != 1
        || !tree.path("type").asText().equals("SELECT_NODE")
        || !tree.path("sample").isNull()
        || !from.path("type").asText().equals("BASE_TABLE")
        || !from.path("table_name").asText().equals(tables.get(0).name())
        || !from.path("column_name_alias").isEmpty()
        || !from.path("sample").isNull()) {
      return Optional.empty();
    }
    List<StructField> fields = tables.get(0).scan().schema().fields();
    Reader reader = new Reader(fields, from.path("alias").asText());
    reader.conjunction(tree.path("where_clause"));
    return Optional.of(new SimpleQuery(reader.literals, reader.conditions));
  }

  /** What must hold for a predicate, as far as statistics can decide it, each condition once. */
  static Set<Predicate> conditions(Predicate predicate) {
    Set<Predicate> conditions = new HashSet<>();
    if (predicate instanceof Predicate.And and) {
      and.children().forEach(child -> conditions.addAll(conditions(child)));
    } else if (predicate instanceof Predicate.Or or) {
      conditions.add(in(or.children()).orElse(predicate));
    } else if (predicate instanceof Predicate.In in) {
      conditions.add(in(in.column(), in.values()));
    } else if (!(predicate instanceof Predicate.Opaque)) {
      conditions.add(predicate);
    }
    return conditions;
  }

  /** DuckDB tells of {@code k IN (2, 1)} also as {@code k = 2 OR k = 1}. */
  private static Optional<Predicate> in(List<Predicate> alternatives) {
    Set<Column> columns = new HashSet<>();
    List<Literal> values = new ArrayList<>();
    for (Predicate alternative : alternatives) {
      if (alternative instanceof Predicate.Comparison equal && equal.operator() == Operator.EQUAL) {
        columns.add(equal.column());
        values.add(equal.value());
      }
    }
    return columns.size() == 1 && values.size() == alternatives.size()
        ? Optional.of(in(columns.iterator().next(), values))
        : Optional.empty();
  }

  /** The same for all orders of the values. */
  private static Predicate in(Column column, List<Literal> values) {
    List<Literal> sorted =
        values.stream().distinct().sorted(Comparator.comparing(Literal::toString)).toList();
    return sorted.size() == 1
        ? new Predicate.Comparison(column, Operator.EQUAL, sorted.get(0))
        : new Predicate.In(column, sorted);
  }

  private static final class Reader {

    private final List<StructField> fields;
    private final String alias;
    private final List<ObjectNode> literals = new ArrayList<>();
    private final List<Predicate> conditions = new ArrayList<>();

    Reader(List<StructField> fields, String alias) {
      this.fields = fields;
      this.alias = alias;
    }

    void conjunction(JsonNode where) {
      String type = where.path("type").asText();
      switch (type) {
        case "CONJUNCTION_AND" -> where.path("children").forEach(this::conjunction);
        case "COMPARE_BETWEEN" ->
            read(
                where.path("input"),
                List.of(where.path("lower"), where.path("upper")),
                (column, values) ->
                    List.of(
                        new Predicate.Comparison(column, Operator.GREATER_OR_EQUAL, values.get(0)),
                        new Predicate.Comparison(column, Operator.LESS_OR_EQUAL, values.get(1))));
        case "COMPARE_IN" -> {
          List<JsonNode> values = new ArrayList<>();
          where.path("children").forEach(values::add);
          JsonNode column = values.remove(0);
          read(column, values, (name, in) -> List.of(new Predicate.In(name, in)));
        }
        default ->
            ComparisonReader.operator(type)
                .ifPresent(operator -> compare(where.path("left"), operator, where.path("right")));
      }
    }

    private void compare(JsonNode left, Operator operator, JsonNode right) {
      if (!read(left, List.of(right), comparison(operator))) {
        read(right, List.of(left), comparison(ComparisonReader.turned(operator)));
      }
    }

    private static BiFunction<Column, List<Literal>, List<Predicate>> comparison(Operator is) {
      return (column, values) -> List.of(new Predicate.Comparison(column, is, values.get(0)));
    }

    /** Takes a part in, if it is about a plain column and constants of the column's kind. */
    private boolean read(
        JsonNode column,
        List<JsonNode> constants,
        BiFunction<Column, List<Literal>, List<Predicate>> says) {
      Optional<StructField> field = field(column);
      List<Literal> values = new ArrayList<>();
      for (JsonNode constant : constants) {
        field.flatMap(known -> value(constant, known.type())).ifPresent(values::add);
      }
      if (field.isEmpty() || values.size() < constants.size()) {
        return false;
      }
      constants.forEach(constant -> literals.add(literal(constant)));
      conditions.addAll(says.apply(Column.of(field.get().name()), values));
      return true;
    }

    private static ObjectNode literal(JsonNode constant) {
      return (ObjectNode) (constant.has("child") ? constant.get("child") : constant).get("literal");
    }

    private Optional<StructField> field(JsonNode column) {
      JsonNode names = column.path("column_names");
      boolean plain =
          column.path("class").asText().equals("COLUMN_REF")
              && (names.size() == 1
                  || names.size() == 2 && names.path(0).asText().equalsIgnoreCase(alias));
      String name = names.path(names.size() - 1).asText();
      List<StructField> found =
          fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).toList();
      return plain && found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<Literal> value(JsonNode constant, DataType type) {
      if (type == PrimitiveType.DATE) {
        return DAY.matcher(constant.at("/child/literal/text").asText()).matches()
            ? ConstantReader.named(constant, type)
            : Optional.empty();
      }
      String text = constant.path("literal").path("text").asText();
      boolean fits =
          switch (constant.path("literal").path("kind").asText()) {
            case "INTEGER" ->
                (type == PrimitiveType.INTEGER || type == PrimitiveType.LONG)
                    && WHOLE.matcher(text).matches()
                    && (type == PrimitiveType.LONG || isInt(Long.parseLong(text)));
            case "STRING" -> type == PrimitiveType.STRING;
            default -> false;
          };
      return fits ? ConstantReader.read(constant, type) : Optional.empty();
    }

    private static boolean isInt(long number) {
      return number == (int) number;
    }
  }
}
