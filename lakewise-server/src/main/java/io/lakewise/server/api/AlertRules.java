package io.lakewise.server.api;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import io.lakewise.catalog.entry.AlertCondition.ThresholdType;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.ScheduleAnswers.AlertNotification;
import io.lakewise.server.api.ScheduleAnswers.AlertRule;
import io.lakewise.server.api.ScheduleAnswers.AlertSource;
import io.lakewise.server.api.ScheduleAnswers.AlertThreshold;
import io.lakewise.server.api.ScheduleAnswers.AlertThresholdValue;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Conditions of alerts as they are asked and answered. */
final class AlertRules {

  private static final int LONGEST = 1_000;
  private static final long MOST_SECONDS = 366L * 24 * 60 * 60;
  private static final Set<Operator> WITHOUT_THRESHOLD =
      EnumSet.of(Operator.IS_NULL, Operator.IS_NOT_NULL);

  private AlertRules() {}

  static AlertCondition condition(AlertRule rule) {
    Operator operator = rule.comparisonOperator();
    Optional<Threshold> threshold =
        rule.threshold().map(AlertThreshold::value).map(AlertRules::threshold);
    if (threshold.isPresent() == WITHOUT_THRESHOLD.contains(operator)) {
      throw ApiException.invalid(
          threshold.isPresent()
              ? operator + " is compared with nothing: leave the threshold out."
              : operator + " needs a threshold.");
    }
    if (rule.source().name().isEmpty() || rule.source().name().length() > LONGEST) {
      throw ApiException.invalid("source.name is no column.");
    }
    Optional<AlertNotification> notification = rule.notification();
    long again = notification.flatMap(AlertNotification::retriggerSeconds).orElse(0L);
    if (again < 0 || again > MOST_SECONDS) {
      throw ApiException.invalid(
          "retrigger_seconds is " + again + " (expected: 0 to " + MOST_SECONDS + ").");
    }
    return new AlertCondition(
        rule.source().name(),
        rule.source().aggregation().orElse(Aggregation.NONE),
        operator,
        threshold,
        rule.emptyResultState().orElse(AlertState.OK),
        notification.flatMap(AlertNotification::notifyOnOk).orElse(false),
        again == 0 ? OptionalLong.empty() : OptionalLong.of(again));
  }

  private static Threshold threshold(AlertThresholdValue value) {
    long given =
        (value.doubleValue().isPresent() ? 1 : 0)
            + (value.stringValue().isPresent() ? 1 : 0)
            + (value.boolValue().isPresent() ? 1 : 0);
    if (given != 1 || value.doubleValue().filter(number -> !Double.isFinite(number)).isPresent()) {
      throw ApiException.invalid(
          "A threshold has one of double_value, string_value and bool_value.");
    }
    if (value.stringValue().filter(text -> text.length() > LONGEST).isPresent()) {
      throw ApiException.invalid("string_value is longer than " + LONGEST + " characters.");
    }
    return value
        .doubleValue()
        .map(number -> new Threshold(ThresholdType.DOUBLE, plain(number)))
        .or(() -> value.boolValue().map(truth -> new Threshold(ThresholdType.BOOL, truth + "")))
        .orElseGet(() -> new Threshold(ThresholdType.STRING, value.stringValue().orElseThrow()));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  static AlertRule rule(AlertCondition condition) {
    return new AlertRule(
        new AlertSource(condition.column(), Optional.of(condition.aggregation())),
        condition.operator(),
        condition.threshold().map(AlertRules::written),
        Optional.of(condition.ifEmpty()),
        Optional.of(
            new AlertNotification(
                Optional.of(condition.notifyOnOk()),
                condition.retriggerSeconds().isPresent()
                    ? Optional.of(condition.retriggerSeconds().getAsLong())
                    : Optional.empty())));
  }

  private static AlertThreshold written(Threshold threshold) {
    String text = threshold.value();
    boolean number = threshold.type() == ThresholdType.DOUBLE;
    boolean truth = threshold.type() == ThresholdType.BOOL;
    return new AlertThreshold(
        new AlertThresholdValue(
            number ? Optional.of(Double.valueOf(text)) : Optional.empty(),
            number || truth ? Optional.empty() : Optional.of(text),
            truth ? Optional.of(Boolean.valueOf(text)) : Optional.empty()));
  }
}
