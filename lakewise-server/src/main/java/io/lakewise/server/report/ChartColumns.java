package io.lakewise.server.report;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.dashboard.DashboardDefinition.ChartKind;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardChart;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;

/**
 * Which columns of a result are drawn, by their places.
 *
 * @param kind which chart
 * @param x along it
 * @param y what is drawn; -1 where rows are counted
 * @param series of which there are several; -1 for one
 */
record ChartColumns(ChartKind kind, int x, int y, int series) {

  private enum Kind {
    TIME,
    TEXT,
    NUMBER,
    OTHER
  }

  /**
   * The first column of times, else of texts, beside the first of numbers, as the console suggests
   * it too; empty if nothing can be drawn.
   */
  static Optional<ChartColumns> suggested(List<FieldVector> vectors) {
    List<Kind> kinds = vectors.stream().map(ChartColumns::kind).toList();
    int time = kinds.indexOf(Kind.TIME);
    int text = kinds.indexOf(Kind.TEXT);
    int number = kinds.indexOf(Kind.NUMBER);
    int second = number < 0 ? -1 : kinds.subList(number + 1, kinds.size()).indexOf(Kind.NUMBER);
    if (time >= 0 && number >= 0) {
      return Optional.of(new ChartColumns(ChartKind.LINE, time, number, text));
    }
    if (text >= 0 && number >= 0) {
      return Optional.of(new ChartColumns(ChartKind.BAR, text, number, -1));
    }
    return second < 0
        ? Optional.empty()
        : Optional.of(new ChartColumns(ChartKind.LINE, number, number + 1 + second, -1));
  }

  /**
   * Those that a chart names; empty if the result has them not, or what is drawn is no number.
   * Texts have bars, whatever was chosen: there is no way from one to the next.
   */
  static Optional<ChartColumns> named(DashboardChart chart, List<FieldVector> vectors) {
    List<String> names = vectors.stream().map(FieldVector::getName).toList();
    boolean counts = chart.y().isEmpty() || chart.kind() == ChartKind.HISTOGRAM;
    int x = names.indexOf(chart.x());
    int y = counts ? -1 : names.indexOf(chart.y().get());
    int series = chart.series().map(names::indexOf).orElse(-1);
    boolean drawable =
        x >= 0
            && kind(vectors.get(x)) != Kind.OTHER
            && (counts || (y >= 0 && kind(vectors.get(y)) == Kind.NUMBER))
            && (series >= 0 || chart.series().isEmpty());
    if (!drawable) {
      return Optional.empty();
    }
    boolean beside = isText(vectors.get(x)) && chart.kind() != ChartKind.HISTOGRAM;
    return Optional.of(new ChartColumns(beside ? ChartKind.BAR : chart.kind(), x, y, series));
  }

  /** What is written along the chart. */
  String xName(List<ResultColumn> columns) {
    return columns.get(x).name();
  }

  /** What is written beside the chart. */
  String yName(List<ResultColumn> columns) {
    return y < 0 ? "rows" : columns.get(y).name();
  }

  /** Whether a column has texts. */
  static boolean isText(FieldVector vector) {
    return kind(vector) == Kind.TEXT;
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
}
