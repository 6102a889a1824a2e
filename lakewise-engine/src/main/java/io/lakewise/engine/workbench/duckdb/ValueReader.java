package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.workbench.range.Range;
import io.lakewise.engine.workbench.range.Step;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the column and the monotone functions of it that an expression of a plan is. */
final class ValueReader {

  /**
   * Monotone functions of a column, one of another.
   *
   * @param column the column
   * @param own the column's type
   * @param steps the functions, the innermost first
   * @param type of the value
   */
  record Value(Column column, DataType own, List<Step> steps, DataType type) {

    Value then(DataType next, Step... more) {
      List<Step> all = new ArrayList<>(steps);
      all.addAll(List.of(more));
      return new Value(column, own, all, next);
    }

    /** The values of the column for which this value is in a range. */
    Range inputs(Range outputs) {
      Range range = outputs;
      for (int i = steps.size() - 1; i >= 0; i--) {
        range = steps.get(i).inputs(range);
      }
      return range;
    }
  }

  private final ColumnReader columns;
  private final CastSteps casts;
  private final FunctionSteps functions;

  ValueReader(ColumnReader columns, CastSteps casts) {
    this.columns = columns;
    this.casts = casts;
    this.functions = new FunctionSteps(casts);
  }

  /** The functions and the column, or empty if the expression is anything else. */
  Optional<Value> read(JsonNode expression) {
    Optional<ColumnReader.TypedColumn> column = columns.read(expression);
    if (column.isPresent()) {
      return column.map(typed -> new Value(typed.column(), typed.own(), List.of(), typed.type()));
    }
    return switch (expression.path("class").asText()) {
      case "CAST" ->
          read(expression.path("child"))
              .flatMap(
                  value ->
                      ExactCasts.typeOf(expression.path("type_expr"))
                          .flatMap(type -> casts.cast(value, type)));
      case "FUNCTION" -> function(expression);
      default -> Optional.empty();
    };
  }

  private Optional<Value> function(JsonNode expression) {
    String name = expression.path("function_name").asText().toLowerCase(Locale.ROOT);
    JsonNode arguments = expression.path("arguments");
    JsonNode first = arguments.path(0).path("expression");
    JsonNode second = arguments.path(1).path("expression");
    if (arguments.size() == 1) {
      return read(first).flatMap(value -> functions.of(name, value));
    }
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    return read(first)
        .flatMap(value -> functions.of(name, value, second))
        .or(() -> read(second).flatMap(value -> functions.of(name, first, value)));
  }
}
