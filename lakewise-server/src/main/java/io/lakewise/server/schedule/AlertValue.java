package io.lakewise.server.schedule;

import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The one value of many that an alert compares. NULLs count for nothing, as in SQL. */
final class AlertValue {

  /** Longer ones are not read as numbers: that takes the square of their length. */
  private static final int LONGEST_NUMBER = 400;

  private static final MathContext DIGITS = MathContext.DECIMAL64;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private AlertValue() {}

  /** The value as text; empty for NULL. */
  static Optional<String> of(Aggregation aggregation, List<String> values) throws RunFailure {
    if (aggregation == Aggregation.NONE) {
      return Optional.ofNullable(values.get(0));
    }
    List<String> known = values.stream().filter(Objects::nonNull).toList();
    if (aggregation == Aggregation.COUNT) {
      return Optional.of(Integer.toString(known.size()));
    }
    if (aggregation == Aggregation.COUNT_DISTINCT) {
      return Optional.of(Long.toString(known.stream().distinct().count()));
    }
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean numeric = known.stream().allMatch(AlertValue::isNumber);
    if (!numeric && (aggregation == Aggregation.MIN || aggregation == Aggregation.MAX)) {
      return aggregation == Aggregation.MIN
          ? known.stream().min(Comparator.naturalOrder())
          : known.stream().max(Comparator.naturalOrder());
    }
    BigDecimal[] numbers = new BigDecimal[known.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(known.get(i));
    }
    return aggregated(aggregation, List.of(numbers)).map(AlertValue::written);
  }

  private static String written(BigDecimal number) {
    String plain = number.toPlainString();
    return plain.length() <= LONGEST_NUMBER ? plain : number.round(DIGITS).toString();
  }

  private static Optional<BigDecimal> aggregated(Aggregation aggregation, List<BigDecimal> all) {
    BigDecimal count = BigDecimal.valueOf(all.size());
    return switch (aggregation) {
      case SUM -> Optional.of(sum(all));
      case AVG -> Optional.of(sum(all).divide(count, DIGITS));
      case MIN -> all.stream().min(Comparator.naturalOrder());
      case MAX -> all.stream().max(Comparator.naturalOrder());
      case MEDIAN -> Optional.of(median(all.stream().sorted().toList()));
      case STDDEV -> deviation(all, count);
      case NONE, COUNT, COUNT_DISTINCT -> throw new IllegalStateException("Known before");
    };
  }

  private static BigDecimal sum(List<BigDecimal> all) {
    return all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal median(List<BigDecimal> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO, DIGITS);
  }

  /** Of a sample, so of one value there is none. */
  private static Optional<BigDecimal> deviation(List<BigDecimal> all, BigDecimal count) {
    if (all.size() == 1) {
      return Optional.empty();
    }
    BigDecimal mean = sum(all).divide(count, DIGITS);
    BigDecimal squares =
        sum(all.stream().map(value -> value.subtract(mean).pow(2, DIGITS)).toList());
    return Optional.of(squares.divide(count.subtract(BigDecimal.ONE), DIGITS).sqrt(DIGITS));
  }

  /** Whether a value is read as a number. */
  static boolean isNumber(String text) {
    return text.length() <= LONGEST_NUMBER
        && text.matches("[-+]?(\\d+([.]\\d*)?|[.]\\d+)([eE][-+]?\\d{1,3})?");
  }

  /** A value as a number. */
  static BigDecimal number(String text) throws RunFailure {
    if (!isNumber(text)) {
      throw new RunFailure(
          "The column's value is no number, so it is not compared with one. Choose another column, or cast it in the query.");
    }
    return new BigDecimal(text);
  }
}
