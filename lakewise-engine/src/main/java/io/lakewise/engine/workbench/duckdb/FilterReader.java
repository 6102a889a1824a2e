package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.PrimitiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a parsed condition of a plan as a predicate. The predicate is true for every row for which
 * the condition is, and false for every row for which the condition is; what cannot be read exactly
 * so is {@link Predicate.Opaque}.
 */
final class FilterReader {

  private final ColumnReader columns;
  private final Function<JsonNode, String> text;

  /**
   * @param columns knows the names
   * @param text tells what an expression is for a reader of EXPLAIN
   */
  FilterReader(ColumnReader columns, Function<JsonNode, String> text) {
    this.columns = columns;
    this.text = text;
  }

  /** The predicate of an expression from a parsed tree. */
  Predicate read(JsonNode expression) {
    return switch (expression.path("class").asText()) {
      case "CONJUNCTION" -> conjunction(expression);
      case "OPERATOR" -> operator(expression);
      case "COMPARISON" -> comparison(expression);
      case "BETWEEN" -> between(expression);
      case "FUNCTION" -> function(expression);
      case "CONSTANT" -> constant(expression);
      case "COLUMN_REF" -> flag(expression);
      default -> opaque(expression);
    };
  }

  private Predicate conjunction(JsonNode expression) {
    List<Predicate> children = new ArrayList<>();
    expression.path("children").forEach(child -> children.add(read(child)));
    return switch (expression.path("type").asText()) {
      case "CONJUNCTION_AND" -> new Predicate.And(children);
      case "CONJUNCTION_OR" -> new Predicate.Or(children);
      default -> opaque(expression);
    };
  }

  private Predicate operator(JsonNode expression) {
    JsonNode children = expression.path("children");
    JsonNode first = children.path(0);
    return switch (expression.path("type").asText()) {
      case "OPERATOR_NOT" -> new Predicate.Not(read(first));
      case "OPERATOR_IS_NULL" ->
          columns
              .read(first)
              .<Predicate>map(c -> new Predicate.IsNull(c.column()))
              .orElseGet(() -> opaque(expression));
      case "OPERATOR_IS_NOT_NULL" ->
          columns
              .read(first)
              .<Predicate>map(c -> new Predicate.IsNotNull(c.column()))
              .orElseGet(() -> opaque(expression));
      case "COMPARE_IN" -> in(expression);
      case "COMPARE_NOT_IN" -> new Predicate.Not(in(expression));
      case "STRUCT_EXTRACT" -> flag(expression);
      default -> opaque(expression);
    };
  }

  private Predicate in(JsonNode expression) {
    JsonNode children = expression.path("children");
    Optional<ColumnReader.TypedColumn> column = columns.read(children.path(0));
    if (column.isEmpty()) {
      return opaque(expression);
    }
    List<Literal> values = new ArrayList<>();
    for (int i = 1; i < children.size(); i++) {
      if (!ConstantReader.isNull(children.path(i))) {
        Optional<Literal> value = ConstantReader.read(children.path(i), column.get().type());
        if (value.isEmpty()) {
          return opaque(expression);
        }
        values.add(value.get());
      }
    }
    return new Predicate.In(column.get().column(), values);
  }

  private Predicate comparison(JsonNode expression) {
    Optional<Operator> operator = operatorOf(expression.path("type").asText());
    if (operator.isEmpty()) {
      return opaque(expression);
    }
    JsonNode left = expression.path("left");
    JsonNode right = expression.path("right");
    if (columns.read(left).isPresent()) {
      return compare(expression, left, operator.get(), right);
    }
    if (columns.read(right).isPresent()) {
      return compare(expression, right, turned(operator.get()), left);
    }
    Optional<Boolean> truth = ConstantReader.truth(right);
    if (operator.get() == Operator.EQUAL && truth.isPresent()) {
      return truth.get() ? read(left) : new Predicate.Not(read(left));
    }
    return opaque(expression);
  }

  private Predicate compare(
      JsonNode expression, JsonNode side, Operator operator, JsonNode constant) {
    ColumnReader.TypedColumn column = columns.read(side).orElseThrow();
    if (ConstantReader.isNull(constant)) {
      return switch (operator) {
        case DISTINCT -> new Predicate.IsNotNull(column.column());
        case NOT_DISTINCT -> new Predicate.IsNull(column.column());
        case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Predicate.NEVER;
      };
    }
    return ConstantReader.read(constant, column.type())
        .<Predicate>map(value -> new Predicate.Comparison(column.column(), operator, value))
        .orElseGet(() -> opaque(expression));
  }

  private Predicate between(JsonNode expression) {
    JsonNode input = expression.path("input");
    if (columns.read(input).isEmpty()) {
      return opaque(expression);
    }
    Predicate both =
        new Predicate.And(
            List.of(
                compare(expression, input, Operator.GREATER_OR_EQUAL, expression.path("lower")),
                compare(expression, input, Operator.LESS_OR_EQUAL, expression.path("upper"))));
    return switch (expression.path("type").asText()) {
      case "COMPARE_BETWEEN" -> both;
      case "COMPARE_NOT_BETWEEN" -> new Predicate.Not(both);
      default -> opaque(expression);
    };
  }

  private Predicate function(JsonNode expression) {
    JsonNode arguments = expression.path("arguments");
    return switch (expression.path("function_name").asText()) {
      case "prefix", "starts_with", "^@" -> {
        Optional<ColumnReader.TypedColumn> column =
            columns.read(arguments.path(0).path("expression"));
        Optional<Literal> prefix =
            ConstantReader.read(arguments.path(1).path("expression"), PrimitiveType.STRING);
        yield column.isPresent()
                && prefix.isPresent()
                && column.get().type() == PrimitiveType.STRING
            ? new Predicate.StartsWith(column.get().column(), (String) prefix.get().value())
            : opaque(expression);
      }
      case "struct_extract" -> flag(expression);
      default -> opaque(expression);
    };
  }

  private Predicate constant(JsonNode expression) {
    return ConstantReader.truth(expression)
        .map(truth -> truth ? Predicate.ALWAYS : Predicate.NEVER)
        .orElseGet(() -> opaque(expression));
  }

  private Predicate flag(JsonNode expression) {
    return columns
        .read(expression)
        .filter(column -> column.type() == PrimitiveType.BOOLEAN)
        .<Predicate>map(
            column ->
                new Predicate.Comparison(
                    column.column(), Operator.EQUAL, new Literal(PrimitiveType.BOOLEAN, true)))
        .orElseGet(() -> opaque(expression));
  }

  private Predicate opaque(JsonNode expression) {
    return new Predicate.Opaque(text.apply(expression));
  }

  private static Optional<Operator> operatorOf(String type) {
    return switch (type) {
      case "COMPARE_EQUAL" -> Optional.of(Operator.EQUAL);
      case "COMPARE_NOTEQUAL" -> Optional.of(Operator.NOT_EQUAL);
      case "COMPARE_LESSTHAN" -> Optional.of(Operator.LESS);
      case "COMPARE_LESSTHANOREQUALTO" -> Optional.of(Operator.LESS_OR_EQUAL);
      case "COMPARE_GREATERTHAN" -> Optional.of(Operator.GREATER);
      case "COMPARE_GREATERTHANOREQUALTO" -> Optional.of(Operator.GREATER_OR_EQUAL);
      case "COMPARE_DISTINCT_FROM" -> Optional.of(Operator.DISTINCT);
      case "COMPARE_NOT_DISTINCT_FROM" -> Optional.of(Operator.NOT_DISTINCT);
      default -> Optional.empty();
    };
  }

  private static Operator turned(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case EQUAL, NOT_EQUAL, DISTINCT, NOT_DISTINCT -> operator;
    };
  }
}
