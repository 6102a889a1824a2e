package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.workbench.duckdb.ValueReader.Value;
import io.lakewise.engine.workbench.range.Range;
import io.lakewise.engine.workbench.range.RangePredicates;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads comparisons of a value with constants; empty where they cannot be read. */
final class ComparisonReader {

  private final ValueReader values;

  ComparisonReader(ValueReader values) {
    this.values = values;
  }

  /** A value against a constant. */
  Optional<Predicate> compare(JsonNode side, Operator operator, JsonNode constant) {
    return values.read(side).flatMap(value -> compare(value, operator, constant));
  }

  private static Optional<Predicate> compare(Value value, Operator operator, JsonNode constant) {
    if (ConstantReader.isNull(constant)) {
      return switch (operator) {
        case DISTINCT -> Optional.of(new Predicate.IsNotNull(value.column()));
        case NOT_DISTINCT ->
            value.steps().isEmpty()
                ? Optional.of(new Predicate.IsNull(value.column()))
                : Optional.empty();
        case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
            Optional.of(Predicate.NEVER);
      };
    }
    Optional<Literal> literal = ConstantReader.read(constant, value.type());
    boolean widened =
        value.own() == PrimitiveType.FLOAT
            && value.type() == PrimitiveType.DOUBLE
            && literal.filter(l -> Double.isFinite((Double) l.value())).isPresent();
    return value.steps().isEmpty() && !widened
        ? literal.map(l -> new Predicate.Comparison(value.column(), operator, l))
        : number(constant, value.type(), literal).map(number -> compare(value, operator, number));
  }

  private static Optional<BigDecimal> number(
      JsonNode constant, DataType type, Optional<Literal> literal) {
    if (CastSteps.isExactNumber(type)) {
      return ConstantReader.number(constant);
    }
    return literal.flatMap(
        known -> {
          if (known.value() instanceof Double number) {
            return Double.isFinite(number) ? Optional.of(new BigDecimal(number)) : Optional.empty();
          }
          return known.value() instanceof Long number
              ? Optional.of(BigDecimal.valueOf(number))
              : Optional.empty();
        });
  }

  private static Predicate compare(Value value, Operator operator, BigDecimal number) {
    List<Predicate> parts = new ArrayList<>();
    for (Range range : outputs(operator, number)) {
      parts.add(RangePredicates.of(value.column(), value.own(), value.inputs(range)));
    }
    if (operator == Operator.DISTINCT) {
      parts.add(new Predicate.IsNull(value.column()));
    }
    return parts.size() == 1 ? parts.get(0) : new Predicate.Or(parts);
  }

  private static List<Range> outputs(Operator operator, BigDecimal number) {
    return switch (operator) {
      case EQUAL, NOT_DISTINCT -> List.of(Range.of(number));
      case LESS -> List.of(Range.below(number, false));
      case LESS_OR_EQUAL -> List.of(Range.below(number, true));
      case GREATER -> List.of(Range.above(number, false));
      case GREATER_OR_EQUAL -> List.of(Range.above(number, true));
      case NOT_EQUAL, DISTINCT -> List.of(Range.below(number, false), Range.above(number, false));
    };
  }

  /** A value is one of the constants, or none of them. */
  Optional<Predicate> in(JsonNode expression, boolean wanted) {
    JsonNode children = expression.path("children");
    Optional<Value> value = values.read(children.path(0));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> constants = new ArrayList<>();
    children.forEach(constants::add);
    constants.remove(0);
    if (!wanted && constants.stream().anyMatch(ConstantReader::isNull)) {
      return Optional.of(Predicate.NEVER);
    }
    constants.removeIf(ConstantReader::isNull);
    return value.get().steps().isEmpty()
        ? in(value.get(), constants).map(in -> wanted ? in : new Predicate.Not(in))
        : each(value.get(), constants, wanted);
  }

  private static Optional<Predicate> in(Value value, List<JsonNode> constants) {
    List<Literal> literals = new ArrayList<>();
    for (JsonNode constant : constants) {
      Optional<Literal> literal = ConstantReader.read(constant, value.type());
      if (literal.isEmpty()) {
        return Optional.empty();
      }
      literals.add(literal.get());
    }
    return Optional.of(new Predicate.In(value.column(), literals));
  }

  private static Optional<Predicate> each(Value value, List<JsonNode> constants, boolean wanted) {
    List<Predicate> parts = new ArrayList<>();
    for (JsonNode constant : constants) {
      Optional<Predicate> part =
          compare(value, wanted ? Operator.EQUAL : Operator.NOT_EQUAL, constant);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(wanted ? new Predicate.Or(parts) : new Predicate.And(parts));
  }

  /** The operator that a type of expression is. */
  static Optional<Operator> operator(String type) {
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

  /** The operator with its sides exchanged. */
  static Operator turned(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.GREATER;
      case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      case EQUAL, NOT_EQUAL, DISTINCT, NOT_DISTINCT -> operator;
    };
  }
}
