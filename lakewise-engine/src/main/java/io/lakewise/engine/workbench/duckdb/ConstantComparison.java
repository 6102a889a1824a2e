package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.PrimitiveType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares two constants of a plan. */
final class ConstantComparison {

  private ConstantComparison() {}

  /** Whether an operator is true between two constants; empty if that cannot be told. */
  static Optional<Boolean> holds(JsonNode left, Operator operator, JsonNode right) {
    if (!ConstantReader.isConstant(left) || !ConstantReader.isConstant(right)) {
      return Optional.empty();
    }
    boolean noLeft = ConstantReader.isNull(left);
    boolean noRight = ConstantReader.isNull(right);
    if (noLeft || noRight) {
      return Optional.of(
          switch (operator) {
            case DISTINCT -> noLeft != noRight;
            case NOT_DISTINCT -> noLeft == noRight;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
          });
    }
    return order(left, right).map(order -> holds(operator, order));
  }

  private static boolean holds(Operator operator, int order) {
    return switch (operator) {
      case EQUAL, NOT_DISTINCT -> order == 0;
      case NOT_EQUAL, DISTINCT -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static Optional<Integer> order(JsonNode left, JsonNode right) {
    return ConstantReader.number(left)
        .flatMap(first -> ConstantReader.number(right).map(first::compareTo))
        .or(() -> times(left, right))
        .or(() -> texts(left, right));
  }

  private static Optional<Integer> times(JsonNode left, JsonNode right) {
    return Stream.of(PrimitiveType.DATE, PrimitiveType.TIMESTAMP_NTZ, PrimitiveType.TIMESTAMP)
        .flatMap(
            type ->
                ConstantReader.named(left, type)
                    .flatMap(
                        first ->
                            ConstantReader.named(right, type)
                                .map(
                                    second ->
                                        Long.compare((Long) first.value(), (Long) second.value())))
                    .stream())
        .findFirst();
  }

  private static Optional<Integer> texts(JsonNode left, JsonNode right) {
    return text(left)
        .flatMap(first -> text(right).map(second -> Arrays.compareUnsigned(first, second)));
  }

  private static Optional<byte[]> text(JsonNode constant) {
    return constant.path("class").asText().equals("CONSTANT")
        ? ConstantReader.read(constant, PrimitiveType.STRING)
            .map(literal -> ((String) literal.value()).getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
