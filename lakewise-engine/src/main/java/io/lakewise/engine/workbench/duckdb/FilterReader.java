package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a parsed condition of a plan as a predicate that is true for every row for which the
 * condition is; what cannot be read is {@link Predicate.Opaque}. "Not true" has two kinds in SQL,
 * so each part is read for the outcome that is wanted of it, true or false.
 */
final class FilterReader {

  private final ComparisonReader comparisons;
  private final LeafReader leaves;
  private final Function<JsonNode, String> text;

  /**
   * A reader of the conditions of one scan.
   *
   * @param columns knows the names
   * @param casts knows the zone
   * @param text tells what an expression is for a reader of EXPLAIN
   */
  FilterReader(ColumnReader columns, CastSteps casts, Function<JsonNode, String> text) {
    this.comparisons = new ComparisonReader(new ValueReader(columns, casts));
    this.leaves = new LeafReader(columns);
    this.text = text;
  }

  /** The predicate of an expression from a parsed tree. */
  Predicate read(JsonNode expression) {
    return read(expression, true);
  }

  private Predicate read(JsonNode expression, boolean wanted) {
    if (ConstantReader.isNull(expression)) {
      return Predicate.NEVER;
    }
    Optional<Predicate> read =
        switch (expression.path("class").asText()) {
          case "CONJUNCTION" -> Optional.of(conjunction(expression, wanted));
          case "OPERATOR" -> operator(expression, wanted);
          case "COMPARISON" -> comparison(expression, wanted);
          case "BETWEEN" -> between(expression, wanted);
          case "FUNCTION" -> leaves.function(expression, wanted);
          case "CASE" -> Optional.of(cases(expression, branch -> read(branch, wanted)));
          case "CONSTANT" ->
              ConstantReader.truth(expression)
                  .map(truth -> truth == wanted ? Predicate.ALWAYS : Predicate.NEVER);
          default -> leaves.flag(expression, wanted);
        };
    return read.orElseGet(() -> opaque(expression));
  }

  private Predicate opaque(JsonNode expression) {
    return new Predicate.Opaque(text.apply(expression));
  }

  private Predicate conjunction(JsonNode expression, boolean wanted) {
    List<Predicate> children = new ArrayList<>();
    expression.path("children").forEach(child -> children.add(read(child, wanted)));
    boolean and = expression.path("type").asText().equals("CONJUNCTION_AND");
    return and == wanted ? new Predicate.And(children) : new Predicate.Or(children);
  }

  private Optional<Predicate> operator(JsonNode expression, boolean wanted) {
    JsonNode first = expression.path("children").path(0);
    return switch (expression.path("type").asText()) {
      case "OPERATOR_NOT" -> Optional.of(read(first, !wanted));
      case "OPERATOR_IS_NULL" -> leaves.isNull(first, wanted);
      case "OPERATOR_IS_NOT_NULL" -> leaves.isNull(first, !wanted);
      case "COMPARE_IN" -> comparisons.in(expression, wanted);
      case "COMPARE_NOT_IN" -> comparisons.in(expression, !wanted);
      default -> leaves.flag(expression, wanted);
    };
  }

  private Optional<Predicate> comparison(JsonNode expression, boolean wanted) {
    return ComparisonReader.operator(expression.path("type").asText())
        .map(operator -> wanted ? operator : operator.opposite())
        .flatMap(
            operator ->
                compare(expression.path("left"), operator, expression.path("right"))
                    .or(
                        () ->
                            compare(
                                expression.path("right"),
                                ComparisonReader.turned(operator),
                                expression.path("left"))));
  }

  private Optional<Predicate> compare(JsonNode side, Operator operator, JsonNode constant) {
    Optional<Boolean> truth = ConstantReader.truth(constant);
    if (ConstantReader.isConstant(side)) {
      return ConstantComparison.holds(side, operator, constant)
          .map(outcome -> outcome ? Predicate.ALWAYS : Predicate.NEVER);
    }
    if (side.path("class").asText().equals("CASE") && ConstantReader.isConstant(constant)) {
      return Optional.of(
          cases(side, branch -> compare(branch, operator, constant).orElseGet(() -> opaque(side))));
    }
    Optional<Predicate> first =
        Coalesced.of(side).flatMap(coalesced -> coalesced(coalesced, operator, constant));
    return first
        .or(() -> comparisons.compare(side, operator, constant))
        .or(() -> truth.flatMap(known -> is(side, operator, known)));
  }

  private Optional<Predicate> coalesced(Coalesced coalesced, Operator operator, JsonNode constant) {
    Optional<Predicate> isNull = leaves.isNull(coalesced.argument(), true);
    Optional<Predicate> first = compare(coalesced.first(), operator, constant);
    Optional<Predicate> rest = compare(coalesced.rest(), operator, constant);
    return isNull.isEmpty() || first.isEmpty() || rest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Predicate.Or(
                List.of(first.get(), new Predicate.And(List.of(isNull.get(), rest.get())))));
  }

  /** A condition beside a truth value. */
  private Optional<Predicate> is(JsonNode condition, Operator operator, boolean truth) {
    return switch (operator) {
      case EQUAL, NOT_DISTINCT -> Optional.of(read(condition, truth));
      case NOT_EQUAL -> Optional.of(read(condition, !truth));
      case DISTINCT -> Optional.of(not(condition, truth));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
    };
  }

  /** That a condition has another outcome: the opposite one, or null. */
  private Predicate not(JsonNode condition, boolean truth) {
    Predicate isNull = leaves.isNullCondition(condition).orElse(Predicate.ALWAYS);
    return new Predicate.Or(List.of(read(condition, !truth), isNull));
  }

  private Predicate cases(JsonNode expression, Function<JsonNode, Predicate> reader) {
    List<Predicate> branches = new ArrayList<>();
    List<Predicate> before = new ArrayList<>();
    for (JsonNode check : expression.path("case_checks")) {
      List<Predicate> branch = new ArrayList<>(before);
      branch.add(read(check.path("when_expr"), true));
      branch.add(reader.apply(check.path("then_expr")));
      branches.add(new Predicate.And(branch));
      before.add(not(check.path("when_expr"), true));
    }
    before.add(reader.apply(expression.path("else_expr")));
    branches.add(new Predicate.And(before));
    return new Predicate.Or(branches);
  }

  private Optional<Predicate> between(JsonNode expression, boolean wanted) {
    boolean inside = expression.path("type").asText().equals("COMPARE_BETWEEN") == wanted;
    JsonNode input = expression.path("input");
    Optional<Predicate> low =
        compare(
            input, inside ? Operator.GREATER_OR_EQUAL : Operator.LESS, expression.path("lower"));
    Optional<Predicate> high =
        compare(
            input, inside ? Operator.LESS_OR_EQUAL : Operator.GREATER, expression.path("upper"));
    return low.isEmpty() || high.isEmpty()
        ? Optional.empty()
        : Optional.of(
            inside
                ? new Predicate.And(List.of(low.get(), high.get()))
                : new Predicate.Or(List.of(low.get(), high.get())));
  }
}
