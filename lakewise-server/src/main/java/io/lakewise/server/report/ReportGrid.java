package io.lakewise.server.report;

import io.lakewise.server.dashboard.DashboardDefinition.DashboardPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Cells on a dashboard's grid as nested tables, which all programs for mails show: the grid is cut
 * into bands from above to below, each band into columns, each column into bands again. What cannot
 * be cut so stands below each other, in the order in which people read.
 */
final class ReportGrid {

  /** Columns of the grid. */
  static final long COLUMNS = 12;

  /** On a telephone everything is as wide as the page; a program that knows no queries shrinks. */
  static final String STYLE =
      "<style>@media (max-width:640px){.cell{display:block!important;width:auto!important}"
          + ".gap{display:none!important}}</style>";

  private static final Comparator<Cell> READING =
      Comparator.comparingLong((Cell cell) -> cell.place().y())
          .thenComparingLong(cell -> cell.place().x());

  /**
   * Something at a place.
   *
   * @param place on the grid
   * @param content writes its markup
   */
  record Cell(DashboardPlace place, Consumer<StringBuilder> content) {}

  private record Span(long from, long to) {}

  private ReportGrid() {}

  /** Writes the cells, wherever they are. */
  static void write(StringBuilder page, List<Cell> cells) {
    writeBands(page, cells, new Span(0, COLUMNS));
  }

  private static void writeBands(StringBuilder page, List<Cell> cells, Span width) {
    for (List<Cell> band : groups(cells, cell -> cell.place().y(), ReportGrid::bottom)) {
      writeColumns(page, band, width);
    }
  }

  private static void writeColumns(StringBuilder page, List<Cell> band, Span width) {
    List<List<Cell>> columns = groups(band, cell -> cell.place().x(), ReportGrid::right);
    page.append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"")
        .append(" style=\"table-layout:fixed;border-collapse:collapse\"><tr>\n");
    long at = width.from();
    for (List<Cell> column : columns) {
      Span span = span(column);
      writeGap(page, at, span.from(), width);
      page.append("<td class=\"cell\" valign=\"top\" width=\"")
          .append(percent(span, width))
          .append("%\">\n");
      writeColumn(page, column, span);
      page.append("</td>\n");
      at = span.to();
    }
    writeGap(page, at, width.to(), width);
    page.append("</tr></table>\n");
  }

  private static void writeGap(StringBuilder page, long from, long to, Span width) {
    if (from < to) {
      page.append("<td class=\"gap\" width=\"")
          .append(percent(new Span(from, to), width))
          .append("%\"></td>\n");
    }
  }

  private static void writeColumn(StringBuilder page, List<Cell> column, Span span) {
    List<List<Cell>> bands = groups(column, cell -> cell.place().y(), ReportGrid::bottom);
    if (bands.size() > 1) {
      writeBands(page, column, span);
    } else {
      column.stream().sorted(READING).forEach(cell -> cell.content().accept(page));
    }
  }

  private static long percent(Span part, Span whole) {
    return Math.round(100.0 * (part.to() - part.from()) / (whole.to() - whole.from()));
  }

  private static Span span(List<Cell> cells) {
    return new Span(
        cells.stream().mapToLong(cell -> cell.place().x()).min().orElseThrow(),
        cells.stream().mapToLong(ReportGrid::right).max().orElseThrow());
  }

  private static long right(Cell cell) {
    return cell.place().x() + cell.place().w();
  }

  private static long bottom(Cell cell) {
    return cell.place().y() + cell.place().h();
  }

  /** Groups between which a line can be drawn, in order. */
  private static List<List<Cell>> groups(
      List<Cell> cells, ToLongFunction<Cell> from, ToLongFunction<Cell> to) {
    List<List<Cell>> groups = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (Cell cell : cells.stream().sorted(Comparator.comparingLong(from)).toList()) {
      if (from.applyAsLong(cell) >= end) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(cell);
      end = Math.max(end, to.applyAsLong(cell));
    }
    return groups;
  }
}
