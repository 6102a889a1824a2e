package io.lakewise.server.report;

import io.lakewise.server.dashboard.DashboardDefinition.ChartKind;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardChart;
import io.lakewise.server.result.CellText;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;

/**
 * What of a result is drawn.
 *
 * @param kind which chart
 * @param x the name of the column along the chart
 * @param y the name of what is drawn
 * @param series the points or bars of each series by its name, which is empty for the only one
 */
record ChartData(ChartKind kind, String x, String y, Map<String, Points> series) {

  private static final int MOST_POINTS = 5_000;
  private static final int MOST_BARS = 40;
  private static final int MOST_SERIES = 10;
  private static final int LONGEST_LABEL = 30;

  /**
   * Points beside one another.
   *
   * @param x times, numbers or texts
   * @param y numbers
   */
  record Points(List<Object> x, List<Double> y) {

    private Points() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** Bars of one text are one. */
    void bar(Object at, double value) {
      int known = x.indexOf(at);
      if (known >= 0) {
        y.set(known, y.get(known) + value);
      } else if (x.size() < MOST_BARS) {
        x.add(at);
        y.add(value);
      }
    }

    private void point(Object at, double value) {
      if (x.size() < MOST_POINTS) {
        x.add(at);
        y.add(value);
      }
    }

    /** The same from the first time or number to the last. */
    private Points inOrder() {
      List<Integer> order =
          IntStream.range(0, x.size())
              .boxed()
              .sorted(
                  Comparator.comparingDouble(
                      at ->
                          x.get(at) instanceof Date date
                              ? date.getTime()
                              : ((Number) x.get(at)).doubleValue()))
              .toList();
      return new Points(order.stream().map(x::get).toList(), order.stream().map(y::get).toList());
    }
  }

  /** Whether each value has a bar, rather than a point. */
  boolean hasBars() {
    return isOfBars(kind);
  }

  private static boolean isOfBars(ChartKind kind) {
    return kind == ChartKind.BAR || kind == ChartKind.HISTOGRAM;
  }

  /** What is drawn of a result by itself; empty if nothing can be. */
  static Optional<ChartData> suggested(ResultRows rows) throws IOException {
    return of(rows, ChartColumns::suggested);
  }

  /** What is drawn where somebody has chosen it; empty if the result has not what was chosen. */
  static Optional<ChartData> chosen(ResultRows rows, DashboardChart chart) throws IOException {
    return of(rows, vectors -> ChartColumns.named(chart, vectors));
  }

  private interface Choice {
    Optional<ChartColumns> of(List<FieldVector> vectors);
  }

  private static Optional<ChartData> of(ResultRows rows, Choice choice) throws IOException {
    List<Optional<ChartColumns>> chosen = new ArrayList<>();
    Map<String, Points> series = new LinkedHashMap<>();
    Bins bins = new Bins();
    rows.each(
        (vectors, row) -> {
          if (chosen.isEmpty()) {
            chosen.add(choice.of(vectors));
          }
          if (chosen.get(0).isPresent()) {
            add(series, bins, chosen.get(0).get(), vectors, row);
          }
        });
    if (series.isEmpty()) {
      return Optional.empty();
    }
    ChartColumns columns = chosen.get(0).orElseThrow();
    bins.bars(columns.kind() == ChartKind.HISTOGRAM)
        .forEach((name, bars) -> series.put(name, points(bars)));
    if (!isOfBars(columns.kind())) {
      series.replaceAll((name, points) -> points.inOrder());
    }
    return Optional.of(
        new ChartData(
            columns.kind(),
            columns.xName(rows.result().columns()),
            columns.yName(rows.result().columns()),
            series));
  }

  private static Points points(Map<String, Double> bars) {
    Points points = new Points();
    bars.forEach(points::bar);
    return points;
  }

  private static void add(
      Map<String, Points> series, Bins bins, ChartColumns chart, List<FieldVector> vectors, int row)
      throws IOException {
    FieldVector along = vectors.get(chart.x());
    boolean text = ChartColumns.isText(along);
    boolean bars = isOfBars(chart.kind());
    String x = CellText.of(along, row);
    String y = chart.y() < 0 ? "1" : CellText.of(vectors.get(chart.y()), row);
    if (y == null || (x == null && !text) || !Double.isFinite(Double.parseDouble(y))) {
      return;
    }
    double value = Double.parseDouble(y);
    String name = chart.series() < 0 ? "" : label(CellText.of(vectors.get(chart.series()), row));
    if (!text && x.endsWith("infinity")) {
      return;
    }
    Object at = text ? label(x) : place(along, x);
    boolean endless = at instanceof Double number && !Double.isFinite(number);
    if (endless || (!series.containsKey(name) && series.size() >= MOST_SERIES)) {
      return;
    }
    Points points = series.computeIfAbsent(name, key -> new Points());
    if (!bars) {
      points.point(at, value);
    } else if (text) {
      points.bar(at, value);
    } else {
      bins.add(name, at, value);
    }
  }

  private static Object place(FieldVector vector, String text) {
    if (vector instanceof DateDayVector) {
      return Date.from(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    if (vector instanceof TimeStampVector) {
      return Date.from(
          text.endsWith("Z")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    }
    return Double.valueOf(text);
  }

  private static String label(String text) {
    if (text == null) {
      return "null";
    }
    String line = text.replaceAll("\\p{Cntrl}", " ");
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST_LABEL
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
  }
}
