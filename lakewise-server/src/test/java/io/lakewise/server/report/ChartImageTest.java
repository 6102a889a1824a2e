package io.lakewise.server.report;

import static org.assertj.core.api.Assertions.assertThat;

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
            true,
            "carrier",
            "n",
            Map.of("", points(List.of("<b>", "漢字", "مرحبا"), List.of(3.0, -1.0, 2.0))));
    assertThat(colours(bars)).hasSizeGreaterThan(8);
    ChartData lines =
        new ChartData(
            false,
            "day",
            "n",
            Map.of(
                "one", points(List.of(new Date(0), new Date(86_400_000L)), List.of(1.0, 1e12)),
                "other", points(List.of(new Date(0)), List.of(0.0))));
    assertThat(colours(lines)).hasSizeGreaterThan(8);
  }

  @Test
  void pagesShowNamesAndNeverRunThem() {
    assertThat(ReportPage.escaped("<script>'\"&\u0007\ud800ü😀</script>"))
        .isEqualTo("&lt;script&gt;&#39;&quot;&amp;\ufffd\ufffdü😀&lt;/script&gt;");
  }
}
