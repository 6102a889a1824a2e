package io.lakewise.server.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bars of numbers or times: as many as can be told apart, each as wide as the others. */
final class Bins {

  private static final int MOST = 20;
  private static final MathContext DIGITS = new MathContext(3);
  private static final long DAY = 86_400_000L;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private record Value(String series, double at, double value) {}

  private final List<Value> values = new ArrayList<>();
  private boolean times;

  /** Adds a value of a series at a number, or a {@link Date}. */
  void add(String series, Object at, double value) {
    times = at instanceof Date;
    double place = at instanceof Date date ? date.getTime() : ((Number) at).doubleValue();
    values.add(new Value(series, place, value));
  }

  /** The sums of each series by where their bars begin; each has all bars. */
  Map<String, Map<String, Double>> bars() {
    double least = values.stream().mapToDouble(Value::at).min().orElse(0);
    double most = values.stream().mapToDouble(Value::at).max().orElse(0);
    long distinct = values.stream().mapToDouble(Value::at).distinct().limit(MOST).count();
    int count = (int) Math.max(1, most > least ? distinct : 1);
    double width = (most - least) / count;
    List<String> labels = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      labels.add(label(least + bin * width, width));
    }
    Map<String, Map<String, Double>> bars = new LinkedHashMap<>();
    for (Value value : values) {
      Map<String, Double> sums =
          bars.computeIfAbsent(
              value.series(),
              name -> {
                Map<String, Double> none = new LinkedHashMap<>();
                labels.forEach(label -> none.put(label, 0.0));
                return none;
              });
      int bin = width == 0 ? 0 : (int) Math.min(count - 1, (value.at() - least) / width);
      sums.merge(labels.get(bin), value.value(), Double::sum);
    }
    return bars;
  }

  private String label(double from, double width) {
    if (times) {
      return (width < DAY ? TIME : DATE).format(Instant.ofEpochMilli((long) from));
    }
    BigDecimal number = BigDecimal.valueOf(from);
    int scale = width == 0 ? 0 : BigDecimal.valueOf(width).round(DIGITS).scale();
    return number.setScale(Math.max(0, scale), RoundingMode.HALF_UP).toPlainString();
  }
}
