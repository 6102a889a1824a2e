package io.lakewise.server.schedule;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import io.lakewise.catalog.entry.AlertCondition.ThresholdType;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.server.result.CellText;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an alert finds in a result.
 *
 * @param state whether its condition holds
 * @param value the beginning of what was compared, as text; empty for NULL, and where there was no
 *     row
 */
record AlertEvaluation(AlertState state, Optional<String> value) {

  private static final int MOST_SHOWN = 1_000;

  /** Looks at a result. */
  static AlertEvaluation of(AlertCondition condition, ResultRows rows)
      throws RunFailure, IOException {
    List<String> names =
        rows.result().columns().stream()
            .map(found -> found.name().toLowerCase(Locale.ROOT))
            .toList();
    int column = names.indexOf(condition.column().toLowerCase(Locale.ROOT));
    if (column < 0) {
      throw new RunFailure(
          "The result has no column " + condition.column() + ".",
          "The result has no column "
              + condition.column()
              + ". Its columns are "
              + String.join(", ", names)
              + ".");
    }
    if (rows.result().truncated() && condition.aggregation() != Aggregation.NONE) {
      throw new RunFailure(
          "The query has too many rows to aggregate. Aggregate them in the query itself.");
    }
    List<String> values = new ArrayList<>();
    rows.each(
        (vectors, row) -> {
          if (values.isEmpty() || condition.aggregation() != Aggregation.NONE) {
            values.add(CellText.of(vectors.get(column), row));
          }
        });
    return of(condition, values);
  }

  /** Looks at the values of a column, null for NULL. */
  static AlertEvaluation of(AlertCondition condition, List<String> values) throws RunFailure {
    if (values.isEmpty()) {
      return new AlertEvaluation(condition.ifEmpty(), Optional.empty());
    }
    Optional<String> value = AlertValue.of(condition.aggregation(), values);
    return new AlertEvaluation(
        holds(condition, value) ? AlertState.TRIGGERED : AlertState.OK,
        value.map(text -> BoundedText.of(text, MOST_SHOWN)));
  }

  /** NULL is neither less nor greater than anything, nor the same, nor another. */
  private static boolean holds(AlertCondition condition, Optional<String> value) throws RunFailure {
    if (condition.operator() == Operator.IS_NULL) {
      return value.isEmpty();
    }
    if (condition.operator() == Operator.IS_NOT_NULL || value.isEmpty()) {
      return value.isPresent();
    }
    int order = order(value.get(), condition.threshold().orElseThrow());
    return switch (condition.operator()) {
      case LESS_THAN -> order < 0;
      case LESS_THAN_OR_EQUAL -> order <= 0;
      case GREATER_THAN -> order > 0;
      case GREATER_THAN_OR_EQUAL -> order >= 0;
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case IS_NULL, IS_NOT_NULL -> throw new IllegalStateException("Decided above");
    };
  }

  private static int order(String value, Threshold threshold) throws RunFailure {
    if (threshold.type() == ThresholdType.DOUBLE) {
      return AlertValue.number(value).compareTo(new BigDecimal(threshold.value()));
    }
    return value.compareTo(threshold.value());
  }
}
