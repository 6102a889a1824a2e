package io.lakewise.server.schedule;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import java.util.Locale;

/** What an alert has compared, in words. */
final class AlertWords {

  private AlertWords() {}

  static String of(AlertCondition condition, String value) {
    String source =
        condition.aggregation() == Aggregation.NONE
            ? condition.column()
            : condition.aggregation().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " of "
                + condition.column();
    return "%s is %s; the alert asks whether it is %s%s."
        .formatted(
            source,
            value,
            operator(condition.operator()),
            condition.threshold().map(Threshold::value).map(text -> " " + text).orElse(""));
  }

  private static String operator(Operator operator) {
    return switch (operator) {
      case LESS_THAN -> "less than";
      case LESS_THAN_OR_EQUAL -> "at most";
      case GREATER_THAN -> "greater than";
      case GREATER_THAN_OR_EQUAL -> "at least";
      case EQUAL -> "equal to";
      case NOT_EQUAL -> "other than";
      case IS_NULL -> "NULL";
      case IS_NOT_NULL -> "not NULL";
    };
  }
}
