package io.lakewise.server.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleToIntFunction;

/**
 * Bars of numbers or times: one for each where there are few, else as many as can be told apart,
 * each as wide as the others.
 */
final class Bins {

  private static final int MOST = 20;
  private static final int LONGEST_LABEL = 18;
  private static final MathContext DIGITS = new MathContext(3);
  private static final long MINUTE = 60_000L;
  private static final long DAY = 1440 * MINUTE;
  private static final DateTimeFormatter DATE = format("uuuu-MM-dd");
  private static final DateTimeFormatter TIME = format("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter EXACT = format("uuuu-MM-dd HH:mm:ss.SSS");

  private record Value(String series, double at, double value) {}

  /** What is written below each bar, and which of them a place belongs to. */
  private record Bars(List<String> labels, DoubleToIntFunction of) {}

  private final List<Value> values = new ArrayList<>();
  private boolean times;

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Adds a value of a series at a finite number, or a {@link Date}. */
  void add(String series, Object at, double value) {
    times = at instanceof Date;
    double place = at instanceof Date date ? date.getTime() : ((Number) at).doubleValue();
    // Zero has a sign, which nobody means.
    values.add(new Value(series, place + 0.0, value));
  }

  /**
   * The sums of each series by the labels of their bars; each has all bars.
   *
   * @param equal whether all bars are of one width, as those of a histogram
   */
  Map<String, Map<String, Double>> bars(boolean equal) {
    double[] places = values.stream().mapToDouble(Value::at).distinct().sorted().toArray();
    if (places.length == 0) {
      return Map.of();
    }
    Bars bars = equal || places.length > MOST ? wide(places) : each(places);
    Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    for (Value value : values) {
      Map<String, Double> sums =
          series.computeIfAbsent(
              value.series(),
              name -> {
                Map<String, Double> none = new LinkedHashMap<>();
                bars.labels().forEach(label -> none.put(label, 0.0));
                return none;
              });
      String label = bars.labels().get(bars.of().applyAsInt(value.at()));
      sums.merge(label, value.value(), Double::sum);
    }
    return series;
  }

  /** A bar for each place. */
  private Bars each(double[] places) {
    DateTimeFormatter format = isEach(places, DAY) ? DATE : isEach(places, MINUTE) ? TIME : EXACT;
    List<String> labels =
        Arrays.stream(places)
            .mapToObj(
                at ->
                    times
                        ? label(at, format)
                        : label(at, BigDecimal.valueOf(at).stripTrailingZeros()))
            .toList();
    return new Bars(labels, at -> Arrays.binarySearch(places, at));
  }

  private static boolean isEach(double[] places, long unit) {
    return Arrays.stream(places).allMatch(at -> at % unit == 0);
  }

  /** Bars from the least place to the most, which are labelled by where they begin. */
  private Bars wide(double[] places) {
    double least = places[0];
    double most = places[places.length - 1];
    int count = Math.min(MOST, places.length);
    // Two numbers can be farther from each other than the largest number.
    double scale = Double.isFinite(most - least) ? 1 : 0.5;
    double first = least * scale;
    double width = (most * scale - first) / count;
    List<String> labels = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      double from = (first + bin * width) / scale;
      labels.add(
          times ? label(from, width < DAY ? TIME : DATE) : label(from, rounded(from, width)));
    }
    return new Bars(
        labels, at -> width == 0 ? 0 : (int) Math.min(count - 1, (at * scale - first) / width));
  }

  private static String label(double at, DateTimeFormatter format) {
    return format.format(Instant.ofEpochMilli((long) at));
  }

  private static BigDecimal rounded(double from, double width) {
    int scale = width == 0 ? 0 : BigDecimal.valueOf(width).round(DIGITS).scale();
    return BigDecimal.valueOf(from).setScale(Math.max(0, scale), RoundingMode.HALF_UP);
  }

  /** In digits where these are few. */
  private static String label(double at, BigDecimal number) {
    String digits = number.toPlainString();
    return digits.length() <= LONGEST_LABEL ? digits : Double.toString(at);
  }
}
