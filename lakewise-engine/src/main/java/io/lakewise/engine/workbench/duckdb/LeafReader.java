package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.workbench.duckdb.ColumnReader.TypedColumn;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads conditions on a column that are no comparisons, for the outcome that is wanted of them;
 * empty where they cannot be read.
 */
final class LeafReader {

  private final ColumnReader columns;

  LeafReader(ColumnReader columns) {
    this.columns = columns;
  }

  /** A column of truth values. */
  Optional<Predicate> flag(JsonNode expression, boolean wanted) {
    return columns
        .read(expression)
        .filter(column -> column.type() == PrimitiveType.BOOLEAN)
        .map(column -> wanted(is(column.column(), PrimitiveType.BOOLEAN, true), wanted));
  }

  private static Predicate is(Column column, DataType type, Object value) {
    return new Predicate.Comparison(column, Operator.EQUAL, new Literal(type, value));
  }

  private static Predicate wanted(Predicate predicate, boolean wanted) {
    return wanted ? predicate : new Predicate.Not(predicate);
  }

  /** That a column, or a condition, is null. */
  Optional<Predicate> isNull(JsonNode expression, boolean wanted) {
    Optional<Column> column = columns.read(uncast(expression)).map(TypedColumn::column);
    return column.isPresent() || !wanted
        ? column
            .or(() -> compared(expression))
            .map(known -> wanted ? new Predicate.IsNull(known) : new Predicate.IsNotNull(known))
        : isNullCondition(expression);
  }

  /** A cast fails where it cannot be done, and is null only of null. */
  private static JsonNode uncast(JsonNode expression) {
    boolean cast =
        expression.path("class").asText().equals("CAST")
            && !expression.path("try_cast").asBoolean()
            && ExactCasts.typeOf(expression.path("type_expr")).isPresent();
    return cast ? uncast(expression.path("child")) : expression;
  }

  /** Where a condition may be null; empty if that is not known. */
  Optional<Predicate> isNullCondition(JsonNode condition) {
    if (condition.path("class").asText().equals("CONJUNCTION")) {
      List<Predicate> parts = new ArrayList<>();
      for (JsonNode child : condition.path("children")) {
        Optional<Predicate> part = isNullCondition(child);
        if (part.isEmpty()) {
          return Optional.empty();
        }
        parts.add(part.get());
      }
      return Optional.of(new Predicate.Or(parts));
    }
    if (condition.path("type").asText().equals("OPERATOR_NOT")) {
      return isNullCondition(condition.path("children").path(0));
    }
    return columns
        .read(condition)
        .map(TypedColumn::column)
        .or(() -> compared(condition))
        .map(Predicate.IsNull::new);
  }

  /** The column that a comparison has beside a constant; it is null where the column is. */
  private Optional<Column> compared(JsonNode comparison) {
    JsonNode left = comparison.path("left");
    JsonNode right = comparison.path("right");
    boolean nullable =
        ComparisonReader.operator(comparison.path("type").asText())
            .filter(known -> known != Operator.DISTINCT && known != Operator.NOT_DISTINCT)
            .isPresent();
    if (!nullable) {
      return Optional.empty();
    }
    return beside(left, right).or(() -> beside(right, left));
  }

  private Optional<Column> beside(JsonNode column, JsonNode constant) {
    return ConstantReader.isConstant(constant) && !ConstantReader.isNull(constant)
        ? columns.read(column).map(TypedColumn::column)
        : Optional.empty();
  }

  /** A function that tells something of a column. */
  Optional<Predicate> function(JsonNode expression, boolean wanted) {
    JsonNode first = argument(expression, 0);
    JsonNode second = argument(expression, 1);
    return switch (expression.path("function_name").asText()) {
      case "prefix", "starts_with", "^@" ->
          text(second).flatMap(prefix -> startsWith(first, prefix, wanted));
      case "like_escape" -> like(expression, wanted);
      case "constant_or_null" -> constantOrNull(expression, wanted);
      case "isnan" ->
          floating(first).map(c -> wanted(is(c.column(), c.type(), Double.NaN), wanted));
      case "struct_extract" -> flag(expression, wanted);
      default -> Optional.empty();
    };
  }

  private static JsonNode argument(JsonNode function, int place) {
    return function.path("arguments").path(place).path("expression");
  }

  private static Optional<String> text(JsonNode constant) {
    return ConstantReader.read(constant, PrimitiveType.STRING)
        .map(literal -> (String) literal.value());
  }

  private Optional<TypedColumn> floating(JsonNode expression) {
    return columns.read(expression).filter(column -> CastSteps.isFloating(column.type()));
  }

  private Optional<Predicate> startsWith(JsonNode side, String prefix, boolean wanted) {
    return columns
        .read(side)
        .filter(column -> column.type() == PrimitiveType.STRING)
        .map(column -> wanted(new Predicate.StartsWith(column.column(), prefix), wanted));
  }

  /** What stands before the first wildcard is a prefix; a pattern may be no more than that. */
  private Optional<Predicate> like(JsonNode expression, boolean wanted) {
    Optional<String> escape = text(argument(expression, 2));
    Optional<LikePattern> pattern =
        text(argument(expression, 1))
            .filter(any -> escape.isPresent() && escape.get().length() <= 1)
            .flatMap(written -> LikePattern.of(written, escape.get()));
    if (pattern.isEmpty() || !wanted && !pattern.get().isPrefix()) {
      return Optional.empty();
    }
    if (pattern.get().isWhole()) {
      return columns
          .read(argument(expression, 0))
          .filter(column -> column.type() == PrimitiveType.STRING)
          .map(c -> wanted(is(c.column(), c.type(), pattern.get().text()), wanted));
    }
    return startsWith(argument(expression, 0), pattern.get().text(), wanted);
  }

  /** A constant where all of some columns are not null. */
  private Optional<Predicate> constantOrNull(JsonNode expression, boolean wanted) {
    List<Predicate> present = new ArrayList<>();
    Optional<Boolean> truth = ConstantReader.truth(argument(expression, 0));
    for (int place = 1; place < expression.path("arguments").size(); place++) {
      columns
          .read(argument(expression, place))
          .ifPresent(column -> present.add(new Predicate.IsNotNull(column.column())));
    }
    return truth.map(known -> known == wanted ? new Predicate.And(present) : Predicate.NEVER);
  }
}
