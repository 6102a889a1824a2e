package io.lakewise.server.schedule;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import io.lakewise.catalog.entry.AlertCondition.ThresholdType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an alert has compared, in words: numbers as the console shows them, and texts in quotes on
 * one line, so that no value looks like something that the server says.
 */
final class AlertWords {

  /** With so many digits that nobody reads them. */
  private static final Pattern LONG_FRACTION =
      Pattern.compile("-?\\d+[.]\\d{4,}(e[+-]?\\d+)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern BREAK = Pattern.compile("[\\t\\n\\x0b\\f\\r\\x85\\u2028\\u2029]+");

  /** Controls, among them those that turn what stands behind them from right to left. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private static final BigDecimal WHOLE_FROM = BigDecimal.valueOf(10_000);
  private static final MathContext DIGITS = new MathContext(4);
  private static final int LONGEST_PLAIN = 30;
  private static final int MOST_SHOWN = 200;

  private AlertWords() {}

  /** A sentence of what was found; nothing is NULL, or no row. */
  static String of(AlertCondition condition, Optional<String> value) {
    String column = oneLine(condition.column());
    String source =
        condition.aggregation() == Aggregation.NONE
            ? column
            : condition.aggregation().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " of "
                + column;
    return "%s is %s; the alert asks whether it is %s%s."
        .formatted(
            source,
            value.map(text -> shown(condition, text)).orElse("NULL"),
            operator(condition.operator()),
            condition.threshold().map(threshold -> " " + shown(threshold)).orElse(""));
  }

  private static String shown(Threshold threshold) {
    return threshold.type() == ThresholdType.DOUBLE ? threshold.value() : quoted(threshold.value());
  }

  private static String shown(AlertCondition condition, String value) {
    return AlertValue.isNumber(value)
        ? condition
            .threshold()
            .filter(threshold -> threshold.type() == ThresholdType.DOUBLE)
            .map(threshold -> rounded(value, new BigDecimal(threshold.value())))
            .orElse(value)
        : quoted(value);
  }

  /** A number with the digits that are read, unless it then stands elsewhere to the threshold. */
  private static String rounded(String value, BigDecimal threshold) {
    if (!LONG_FRACTION.matcher(value).matches()) {
      return value;
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded =
        exact.abs().compareTo(WHOLE_FROM) < 0
            ? exact.round(DIGITS).stripTrailingZeros()
            : exact.setScale(0, RoundingMode.HALF_UP);
    if (rounded.compareTo(threshold) != exact.compareTo(threshold)) {
      return value;
    }
    String plain = rounded.toPlainString();
    return plain.length() > LONGEST_PLAIN ? rounded.round(DIGITS).toString() : plain;
  }

  private static String quoted(String text) {
    String line = oneLine(text);
    String begin = BoundedText.of(line, MOST_SHOWN);
    // Isolated, as one from right to left would take the words behind it along.
    return "“\u2068" + begin + (begin.length() < line.length() ? "…" : "") + "\u2069”";
  }

  private static String oneLine(String text) {
    return CONTROL.matcher(BREAK.matcher(text).replaceAll(" ")).replaceAll("\ufffd");
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
