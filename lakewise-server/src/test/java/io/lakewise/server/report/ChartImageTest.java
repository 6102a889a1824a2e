package io.lakewise.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.dashboard.DashboardDefinition.ChartKind;
import io.lakewise.server.report.ChartData.Points;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** That charts are pictures of something. */
class ChartImageTest {

  private static Set<Integer> colours(ChartData data) throws Exception {
    byte[] png = ChartImage.png(data, new Dimension(640, 300)).orElseThrow();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(image.getHeight()).isEqualTo(300);
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  private static Points points(List<Object> x, List<Double> y) {
    return new Points(new ArrayList<>(x), new ArrayList<>(y));
  }

  @Test
  void barsAndLinesAreDrawn() throws Exception {
    ChartData bars =
        new ChartData(
            ChartKind.BAR,
            "carrier",
            "n",
            Map.of("", points(List.of("<b>", "漢字", "مرحبا"), List.of(3.0, -1.0, 2.0))));
    assertThat(colours(bars)).hasSizeGreaterThan(8);
    ChartData lines =
        new ChartData(
            ChartKind.LINE,
            "day",
            "n",
            Map.of(
                "one", points(List.of(new Date(0), new Date(86_400_000L)), List.of(1.0, 1e12)),
                "other", points(List.of(new Date(0)), List.of(0.0))));
    assertThat(colours(lines)).hasSizeGreaterThan(8);
  }

  @Test
  void lettersThatNoFontHasAreToldOf() {
    // A place for letters of one's own, where no font that comes with a system has any.
    String unknown = "\udbff\udffd";
    Points plain = points(List.of("<b>"), List.of(3.0));
    assertThat(ChartImage.hasBoxes(new ChartData(ChartKind.BAR, "x", "y", Map.of("", plain))))
        .isFalse();
    for (ChartData data :
        List.of(
            new ChartData(ChartKind.BAR, unknown, "y", Map.of("", plain)),
            new ChartData(ChartKind.BAR, "x", "y", Map.of(unknown, plain)),
            new ChartData(
                ChartKind.BAR, "x", "y", Map.of("", points(List.of(unknown), List.of(3.0)))))) {
      assertThat(ChartImage.hasBoxes(data)).isTrue();
    }
  }

  @Test
  void everyKindOfChartIsDrawnOfSeveralSeries() throws Exception {
    for (ChartKind kind : ChartKind.values()) {
      List<Object> places = List.of(1.0, 2.0, 5.0);
      ChartData data =
          new ChartData(
              kind,
              "x",
              "y",
              Map.of(
                  "one", points(places, List.of(1.0, 2.0, 3.0)),
                  "other", points(List.of(2.0), List.of(4.0))));
      assertThat(colours(data)).as(kind.name()).hasSizeGreaterThan(8);
    }
  }

  private static Bins bins(Object... places) {
    Bins bins = new Bins();
    for (Object place : places) {
      bins.add("", place, 1);
    }
    return bins;
  }

  private static Date time(String text) {
    return Date.from(Instant.parse(text));
  }

  @Test
  void histogramsHaveBarsOfOneWidth() {
    Bins numbers = new Bins();
    for (double at : List.of(0.0, 1.0, 1.5, 10.0)) {
      numbers.add(at < 1 ? "a" : "b", at, 1);
    }
    Map<String, Map<String, Double>> bars = numbers.bars(true);
    assertThat(bars.get("a").keySet()).containsExactly("0.0", "2.5", "5.0", "7.5");
    assertThat(bars.get("b").values()).containsExactly(2.0, 0.0, 0.0, 1.0);
    Bins days = new Bins();
    days.add("", new Date(0), 3);
    days.add("", new Date(0), 4);
    assertThat(days.bars(true)).isEqualTo(Map.of("", Map.of("1970-01-01 00:00", 7.0)));
    assertThat(new Bins().bars(true)).isEmpty();
    assertThat(bins(0.0, -0.0).bars(false)).isEqualTo(Map.of("", Map.of("0", 2.0)));
  }

  @Test
  void fewNumbersAndTimesHaveABarEachWithTheirNames() {
    assertThat(
            bins(
                    time("2024-01-03T00:00:00Z"),
                    time("2024-01-01T00:00:00Z"),
                    time("2024-01-02T00:00:00Z"))
                .bars(false)
                .get("")
                .keySet())
        .containsExactly("2024-01-01", "2024-01-02", "2024-01-03");
    assertThat(bins(2020, 2021, 2022, 2023, 2024, 2024).bars(false).get(""))
        .containsExactly(
            Map.entry("2020", 1.0),
            Map.entry("2021", 1.0),
            Map.entry("2022", 1.0),
            Map.entry("2023", 1.0),
            Map.entry("2024", 2.0));
    assertThat(bins(0.25, -3).bars(false).get("").keySet()).containsExactly("-3", "0.25");
    assertThat(
            bins(time("2024-01-01T08:15:00Z"), time("2024-01-01T08:00:00Z"))
                .bars(false)
                .get("")
                .keySet())
        .containsExactly("2024-01-01 08:00", "2024-01-01 08:15");
    assertThat(
            bins(time("2024-01-01T08:00:01Z"), time("2024-01-01T08:00:00.500Z"))
                .bars(false)
                .get(""))
        .hasSize(2);
    Bins many = new Bins();
    for (int at = 0; at <= 40; at++) {
      many.add("", at, 1);
    }
    assertThat(many.bars(false).get("").keySet()).hasSize(20).startsWith("0.0", "2.0", "4.0");
  }

  @Test
  void numbersAtTheEndsOfWhatThereIsHaveBars() throws Exception {
    Bins extreme = bins(-1.7e308, 0.0, 1.7e308, Double.MIN_VALUE);
    assertThat(extreme.bars(false).get("").keySet())
        .containsExactly("-1.7E308", "0", "4.9E-324", "1.7E308");
    Map<String, Double> wide = extreme.bars(true).get("");
    assertThat(wide.values()).containsExactly(1.0, 0.0, 2.0, 1.0);
    assertThat(wide.keySet()).first().isEqualTo("-1.7E308");
    assertThat(wide.keySet()).allMatch(label -> label.length() < 25);
    List<Object> places = List.copyOf(wide.keySet());
    assertThat(
            colours(
                new ChartData(
                    ChartKind.HISTOGRAM,
                    "x",
                    "n",
                    Map.of("", points(places, List.copyOf(wide.values()))))))
        .hasSizeGreaterThan(4);
  }

  @Test
  void pagesShowNamesAndNeverRunThem() {
    assertThat(ReportPage.escaped("<script>'\"&\u0007\ud800ü😀</script>"))
        .isEqualTo("&lt;script&gt;&#39;&quot;&amp;\ufffd\ufffdü😀&lt;/script&gt;");
  }
}
