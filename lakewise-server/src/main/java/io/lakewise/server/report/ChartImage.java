package io.lakewise.server.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws charts as PNG, without a screen. */
final class ChartImage {

  private static final Logger LOG = LoggerFactory.getLogger(ChartImage.class);
  private static final int WIDTH = 800;
  private static final int HEIGHT = 420;
  private static final int SLANTED_FROM = 6;
  private static final int SLANT = 40;
  private static final Color FRAME = new Color(0xd0d5dd);

  private ChartImage() {}

  /**
   * A chart as a PNG file; empty where nothing can be drawn, as on a machine without fonts: Java
   * then fails in the first class that needs one, in several ways.
   */
  static Optional<byte[]> png(ChartData data) {
    try {
      return Optional.of(drawn(data.bars() ? bars(data) : lines(data)));
    } catch (RuntimeException | LinkageError | InternalError | IOException missing) {
      LOG.warn("A chart was not drawn: {}", missing.toString());
      return Optional.empty();
    }
  }

  private static byte[] drawn(AxesChart<?, ?> chart) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BitmapEncoder.saveBitmap(chart, png, BitmapFormat.PNG);
    return png.toByteArray();
  }

  private static CategoryChart bars(ChartData data) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(data.x())
            .yAxisTitle(data.y())
            .build();
    ChartData.Points points = data.series().values().iterator().next();
    chart.addSeries(data.y(), points.x(), points.y());
    look(chart.getStyler(), false);
    if (points.x().size() > SLANTED_FROM) {
      chart.getStyler().setXAxisLabelRotation(SLANT);
    }
    return chart;
  }

  private static XYChart lines(ChartData data) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(data.x())
            .yAxisTitle(data.y())
            .build();
    for (Map.Entry<String, ChartData.Points> line : data.series().entrySet()) {
      ChartData.Points points = line.getValue();
      chart
          .addSeries(line.getKey().isEmpty() ? data.y() : line.getKey(), points.x(), points.y())
          .setMarker(points.x().size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }
    look(chart.getStyler(), data.series().size() > 1);
    return chart;
  }

  private static void look(AxesChartStyler styler, boolean legend) {
    styler.setTimezone(TimeZone.getTimeZone("UTC"));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(FRAME);
    styler.setLegendVisible(legend);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
  }
}
