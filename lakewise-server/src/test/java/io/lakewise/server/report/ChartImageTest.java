package io.lakewise.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.dashboard.DashboardDefinition.ChartKind;
import io.lakewise.server.report.ChartData.Points;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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
    byte[] png = ChartImage.png(data).orElseThrow();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(800);
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

  @Test
  void numbersAndTimesHaveBarsOfOneWidth() {
    Bins numbers = new Bins();
    for (double at : List.of(0.0, 1.0, 1.5, 10.0)) {
      numbers.add(at < 1 ? "a" : "b", at, 1);
    }
    assertThat(numbers.bars().get("a").keySet()).containsExactly("0.0", "2.5", "5.0", "7.5");
    assertThat(numbers.bars().get("b").values()).containsExactly(2.0, 0.0, 0.0, 1.0);
    Bins days = new Bins();
    days.add("", new Date(0), 3);
    days.add("", new Date(0), 4);
    assertThat(days.bars()).isEqualTo(Map.of("", Map.of("1970-01-01 00:00", 7.0)));
    assertThat(new Bins().bars()).isEmpty();
  }

  @Test
  void pagesShowNamesAndNeverRunThem() {
    assertThat(ReportPage.escaped("<script>'\"&\u0007\ud800ü😀</script>"))
        .isEqualTo("&lt;script&gt;&#39;&quot;&amp;\ufffd\ufffdü😀&lt;/script&gt;");
  }
}
