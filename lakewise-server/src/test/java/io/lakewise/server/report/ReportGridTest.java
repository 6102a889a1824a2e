package io.lakewise.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.dashboard.DashboardDefinition.DashboardPlace;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That what stands beside something on a dashboard stands beside it in a mail. */
class ReportGridTest {

  private static final Pattern CELL = Pattern.compile("<td class=\"cell\"[^>]*width=\"(\\d+)%\">");
  private static final Pattern GAP = Pattern.compile("<td class=\"gap\" width=\"(\\d+)%\"></td>");

  private static ReportGrid.Cell cell(String name, long x, long y, long w, long h) {
    return new ReportGrid.Cell(new DashboardPlace(x, y, w, h), page -> page.append(name));
  }

  /** Rows in brackets, columns with their widths, gaps as minus. */
  private static String written(ReportGrid.Cell... cells) {
    StringBuilder page = new StringBuilder();
    ReportGrid.write(page, List.of(cells));
    String text = GAP.matcher(page).replaceAll("-$1;");
    text = CELL.matcher(text).replaceAll("$1:");
    return text.replace("</td>", ";")
        .replaceAll("<table[^>]*><tr>", "[")
        .replace("</tr></table>", "]")
        .replace("\n", "");
  }

  @Test
  void bandsAndColumnsAreAsOnTheDashboard() {
    assertThat(
            written(
                cell("table", 0, 10, 12, 6),
                cell("flights", 0, 0, 3, 3),
                cell("words", 6, 0, 6, 3),
                cell("delay", 3, 0, 3, 3)))
        .isEqualTo("[25:flights;25:delay;50:words;][100:table;]");
  }

  @Test
  void aHighItemHasOthersBelowEachOtherBesideIt() {
    assertThat(
            written(cell("high", 0, 0, 6, 8), cell("below", 6, 4, 3, 4), cell("above", 6, 0, 6, 4)))
        .isEqualTo("[50:high;50:[100:above;][50:below;-50;];]");
  }

  @Test
  void whatNobodyFilledStaysEmpty() {
    assertThat(written(cell("middle", 3, 5, 6, 2))).isEqualTo("[-25;50:middle;-25;]");
  }

  @Test
  void whatCannotBeCutIsReadInOrder() {
    assertThat(
            written(
                cell("left", 0, 4, 4, 8),
                cell("middle", 4, 4, 4, 4),
                cell("low", 4, 8, 8, 4),
                cell("right", 8, 0, 4, 8),
                cell("top", 0, 0, 8, 4)))
        .isEqualTo("[100:toprightleftmiddlelow;]");
  }

  @Test
  void ofNothingThereIsNothing() {
    assertThat(written()).isEmpty();
  }
}
