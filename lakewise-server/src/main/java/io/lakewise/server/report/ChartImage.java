package io.lakewise.server.report;

import io.lakewise.server.dashboard.DashboardDefinition.ChartKind;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws charts as PNG, without a screen. */
final class ChartImage {

  private static final Logger LOG = LoggerFactory.getLogger(ChartImage.class);
  private static final int SLANTED_FROM = 6;
  private static final int SLANT = 40;
  private static final Color FRAME = new Color(0xdbe3e6);
  private static final Color INK = new Color(0x51626b);
  private static final int LETTERS = 14;
  private static final int LABEL_PIXELS = 100;

  /** For the name of a bar: one that is slanted needs its height alone. */
  private static final int BAR_PIXELS = 15;

  /** The colour of one series alone, as pages of the console have it. */
  private static final Color ALONE = new Color(0x0b7285);

  /** Those of several: ten that people tell apart, as Observable Plot has them. */
  private static final Color[] SEVERAL =
      IntStream.of(
              0x4269d0, 0xefb118, 0xff725c, 0x6cc5b0, 0x3ca951, 0xff8ab7, 0xa463f2, 0x97bbf5,
              0x9c6b4e, 0x9498a0)
          .mapToObj(Color::new)
          .toArray(Color[]::new);

  private ChartImage() {}

  /**
   * A chart of a size in pixels as a PNG file; empty where nothing can be drawn, as on a machine
   * without fonts: Java then fails in the first class that needs one, in several ways.
   */
  static Optional<byte[]> png(ChartData data, Dimension size) {
    try {
      return Optional.of(drawn(data.hasBars() ? bars(data, size) : points(data, size)));
    } catch (RuntimeException | LinkageError | InternalError | IOException missing) {
      LOG.warn("A chart was not drawn: {}", missing.toString());
      return Optional.empty();
    }
  }

  /**
   * Whether the fonts of this machine lack letters of a chart that was drawn: it has boxes there.
   */
  static boolean hasBoxes(ChartData data) {
    Font letters = letters();
    return Stream.of(
            Stream.of(data.x(), data.y()),
            data.series().keySet().stream(),
            data.series().values().stream()
                .flatMap(points -> points.x().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast))
        .flatMap(texts -> texts)
        .anyMatch(text -> letters.canDisplayUpTo(text) >= 0);
  }

  private static Font letters() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS);
  }

  private static byte[] drawn(AxesChart<?, ?> chart) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BitmapEncoder.saveBitmap(chart, png, BitmapFormat.PNG);
    return png.toByteArray();
  }

  private static CategoryChart bars(ChartData data, Dimension size) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(size.width)
            .height(size.height)
            .xAxisTitle(data.x())
            .yAxisTitle(data.y())
            .build();
    List<Object> places =
        data.series().values().stream().flatMap(bars -> bars.x().stream()).distinct().toList();
    data.series()
        .forEach((name, bars) -> chart.addSeries(named(name, data), places, heights(bars, places)));
    look(chart.getStyler(), data.series().size() > 1);
    chart.getStyler().setStacked(data.series().size() > 1);
    if (places.size() > SLANTED_FROM) {
      chart.getStyler().setXAxisLabelRotation(SLANT);
    }
    chart.getStyler().setXAxisTickMarkSpacingHint(BAR_PIXELS);
    return chart;
  }

  /** A bar of no height where a series has none. */
  private static List<Double> heights(ChartData.Points bars, List<Object> places) {
    return places.stream()
        .map(place -> bars.x().indexOf(place))
        .map(known -> known < 0 ? 0.0 : bars.y().get(known))
        .toList();
  }

  private static String named(String series, ChartData data) {
    return series.isEmpty() ? data.y() : series;
  }

  private static XYChart points(ChartData data, Dimension size) {
    XYChart chart =
        new XYChartBuilder()
            .width(size.width)
            .height(size.height)
            .xAxisTitle(data.x())
            .yAxisTitle(data.y())
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(style(data.kind()));
    chart.getStyler().setXAxisTickMarkSpacingHint(LABEL_PIXELS);
    data.series()
        .forEach(
            (name, points) ->
                chart
                    .addSeries(named(name, data), points.x(), points.y())
                    .setMarker(
                        data.kind() == ChartKind.DOT || points.x().size() == 1
                            ? SeriesMarkers.CIRCLE
                            : SeriesMarkers.NONE));
    look(chart.getStyler(), data.series().size() > 1);
    return chart;
  }

  private static XYSeriesRenderStyle style(ChartKind kind) {
    return switch (kind) {
      case AREA -> XYSeriesRenderStyle.Area;
      case DOT -> XYSeriesRenderStyle.Scatter;
      case LINE -> XYSeriesRenderStyle.Line;
      case BAR, HISTOGRAM -> throw new IllegalStateException("Bars are no points");
    };
  }

  private static void look(AxesChartStyler styler, boolean legend) {
    styler.setTimezone(TimeZone.getTimeZone("UTC"));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(FRAME);
    styler.setSeriesColors(legend ? SEVERAL : new Color[] {ALONE});
    Font letters = letters();
    styler.setBaseFont(letters);
    styler.setAxisTickLabelsFont(letters);
    styler.setAxisTitleFont(letters);
    styler.setLegendFont(letters);
    styler.setChartFontColor(INK);
    styler.setXAxisTitleColor(INK);
    styler.setYAxisTitleColor(INK);
    styler.setAxisTickLabelsColor(INK);
    styler.setLegendVisible(legend);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
  }
}
