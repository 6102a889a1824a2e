package io.lakewise.server.report;

import io.lakewise.server.result.CellText;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * What of a result is drawn: the first column of times, else of texts, beside the first of numbers,
 * as the console suggests it too.
 *
 * @param bars whether each text has a bar; else points are joined by lines
 * @param x the name of the column along the chart
 * @param y the name of the column that is drawn
 * @param series the points of each line by its name, or all bars
 */
record ChartData(boolean bars, String x, String y, Map<String, Points> series) {

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
    private void add(Object at, double value, boolean bars) {
      int known = bars ? x.indexOf(at) : -1;
      if (known >= 0) {
        y.set(known, y.get(known) + value);
      } else if (x.size() < (bars ? MOST_BARS : MOST_POINTS)) {
        x.add(at);
        y.add(value);
      }
    }
  }

  private enum Kind {
    TIME,
    TEXT,
    NUMBER,
    OTHER
  }

  /** Which columns are meant, by their places; -1 for no series. */
  private record Choice(boolean bars, int x, int y, int series) {

    static Optional<Choice> of(List<FieldVector> vectors) {
      List<Kind> kinds = vectors.stream().map(ChartData::kind).toList();
      int time = kinds.indexOf(Kind.TIME);
      int text = kinds.indexOf(Kind.TEXT);
      int number = kinds.indexOf(Kind.NUMBER);
      int second = number < 0 ? -1 : kinds.subList(number + 1, kinds.size()).indexOf(Kind.NUMBER);
      if (time >= 0 && number >= 0) {
        return Optional.of(new Choice(false, time, number, text));
      }
      if (text >= 0 && number >= 0) {
        return Optional.of(new Choice(true, text, number, -1));
      }
      return second < 0
          ? Optional.empty()
          : Optional.of(new Choice(false, number, number + 1 + second, -1));
    }
  }

  private static Kind kind(FieldVector vector) {
    if (vector instanceof DateDayVector || vector instanceof TimeStampVector) {
      return Kind.TIME;
    }
    if (vector instanceof VarCharVector || vector instanceof BitVector) {
      return Kind.TEXT;
    }
    return switch (vector.getMinorType()) {
      case TINYINT,
          SMALLINT,
          INT,
          BIGINT,
          UINT1,
          UINT2,
          UINT4,
          UINT8,
          FLOAT4,
          FLOAT8,
          DECIMAL,
          DECIMAL256 ->
          Kind.NUMBER;
      default -> Kind.OTHER;
    };
  }

  /** What is drawn of a result; empty if nothing can be. */
  static Optional<ChartData> of(ResultRows rows) throws IOException {
    List<Optional<Choice>> chosen = new ArrayList<>();
    Map<String, Points> series = new LinkedHashMap<>();
    rows.each(
        (vectors, row) -> {
          if (chosen.isEmpty()) {
            chosen.add(Choice.of(vectors));
          }
          if (chosen.get(0).isPresent()) {
            add(series, chosen.get(0).get(), vectors, row);
          }
        });
    if (chosen.isEmpty() || series.isEmpty()) {
      return Optional.empty();
    }
    Choice choice = chosen.get(0).orElseThrow();
    return Optional.of(
        new ChartData(
            choice.bars,
            rows.result().columns().get(choice.x).name(),
            rows.result().columns().get(choice.y).name(),
            series));
  }

  private static void add(
      Map<String, Points> series, Choice choice, List<FieldVector> vectors, int row)
      throws IOException {
    String x = CellText.of(vectors.get(choice.x), row);
    String y = CellText.of(vectors.get(choice.y), row);
    if (y == null || (x == null && !choice.bars) || !Double.isFinite(Double.parseDouble(y))) {
      return;
    }
    String name = choice.series < 0 ? "" : label(CellText.of(vectors.get(choice.series), row));
    Points points = series.get(name);
    if (points == null && series.size() < MOST_SERIES) {
      points = new Points();
      series.put(name, points);
    }
    if (points != null) {
      points.add(place(choice.bars, vectors.get(choice.x), x), Double.parseDouble(y), choice.bars);
    }
  }

  private static Object place(boolean bars, FieldVector vector, String text) {
    if (bars) {
      return label(text);
    }
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
