package io.lakewise.server.report;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardPlace;
import io.lakewise.server.delivery.Attachment;
import io.lakewise.server.result.CellText;
import io.lakewise.server.result.ResultRows;
import java.awt.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Pages that programs for mails show: no scripts, no images from elsewhere, names as text. */
final class ReportPage {

  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 30;
  private static final int LONGEST_CELL = 300;

  /** Characters, above which a figure is written smaller. */
  private static final int LONGEST_FIGURE = 16;

  /** Characters, above which no more rows are added. */
  private static final int LONGEST = 4 << 20;

  private static final String CELL = "border:1px solid #dbe3e6;padding:5px 10px;";
  private static final String CARD =
      "<div style=\"border:1px solid #dbe3e6;border-radius:10px;padding:12px 16px;margin:6px;"
          + "background:#ffffff;overflow-wrap:anywhere\">\n";
  private static final Pattern NUMBER =
      Pattern.compile("U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*");
  private static final String NULL = "<i>null</i>";
  private static final String LETTERS =
      "font-family:system-ui,sans-serif;font-size:14px;color:#14212a;";

  private interface Part {
    void write(StringBuilder page, Function<Attachment, String> source);
  }

  /** Parts at a place on the grid. */
  private record Placed(DashboardPlace place, List<Part> parts) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<Placed> grid = new ArrayList<>();
  private long length;

  private void add(CharSequence markup) {
    length += markup.length();
    add((page, source) -> page.append(markup));
  }

  private void add(Part part) {
    (grid.isEmpty() ? parts : grid.get(grid.size() - 1).parts()).add(part);
  }

  /** Puts what is added from now on at a place of a dashboard's grid, below what has none. */
  void at(DashboardPlace place) {
    grid.add(new Placed(place, new ArrayList<>()));
  }

  /** Adds a heading; none if it says nothing. */
  void heading(String heading) {
    if (!heading.isBlank()) {
      add(
          "<h2 style=\"font-size:16px;margin:0 0 8px\" dir=\"auto\">"
              + escaped(heading)
              + "</h2>\n");
    }
  }

  /** Adds words of one or more lines. */
  void words(String words) {
    add("<p dir=\"auto\" style=\"white-space:pre-wrap;margin:4px 0\">" + escaped(words) + "</p>\n");
  }

  /** Adds a chart of a size in pixels. */
  void chart(Attachment image, String described, Dimension size) {
    add(
        (page, source) ->
            page.append("<p style=\"margin:0\"><img src=\"")
                .append(escaped(source.apply(image)))
                .append("\" alt=\"")
                .append(escaped(described))
                .append("\" width=\"")
                .append(size.width)
                .append("\" height=\"")
                .append(size.height)
                .append("\" style=\"max-width:100%;height:auto\"></p>\n"));
  }

  /** Adds the first row of a result, its first value large. */
  void figure(ResultRows rows) throws IOException {
    List<String> values = new ArrayList<>();
    rows.each(
        (vectors, row) -> {
          for (int column = 0; values.size() < Math.min(2, vectors.size()); column++) {
            values.add(bounded(CellText.of(vectors.get(column), row)));
          }
        });
    if (values.isEmpty()) {
      words("No rows.");
      return;
    }
    add(
        "<p dir=\"auto\" style=\"font-weight:600;margin:0;font-size:"
            + (isLong(values.get(0)) ? "18px" : "32px")
            + "\">"
            + Optional.ofNullable(values.get(0)).map(ReportPage::escaped).orElse(NULL)
            + "</p>\n");
    for (int column = 0; column < values.size(); column++) {
      String name = rows.result().columns().get(column).name();
      words(
          column == 0
              ? name
              : name + ": " + Optional.ofNullable(values.get(column)).orElse("null"));
    }
  }

  private static boolean isLong(String value) {
    return value != null && value.length() > LONGEST_FIGURE;
  }

  /** Adds the first rows of a result. */
  void rows(ResultRows rows) throws IOException {
    if (rows.result().rows() == 0) {
      words("No rows.");
      return;
    }
    if (length > LONGEST) {
      words("The page is full, so that these rows are not shown.");
      return;
    }
    StringBuilder text = new StringBuilder();
    List<ResultColumn> columns = rows.result().columns();
    List<ResultColumn> shown = columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
    text.append(
            "<div style=\"overflow-x:auto;margin:8px 0 0\">\n<table style=\"border-collapse:collapse;")
        .append(LETTERS)
        .append("\">\n<tr>");
    shown.forEach(
        column ->
            text.append("<th dir=\"auto\" style=\"background:#eef2f4;text-align:")
                .append(side(column))
                .append(';')
                .append(CELL)
                .append("\">")
                .append(escaped(column.name()))
                .append("</th>"));
    text.append("</tr>\n");
    int[] count = {0};
    rows.each(
        (vectors, row) -> {
          if (count[0]++ < MOST_ROWS) {
            text.append("<tr>");
            for (int column = 0; column < shown.size(); column++) {
              text.append(cell(CellText.of(vectors.get(column), row), side(shown.get(column))));
            }
            text.append("</tr>\n");
          }
        });
    add(text.append("</table>\n</div>\n"));
    if (count[0] > MOST_ROWS || columns.size() > shown.size()) {
      words(
          "Shown are %d of %d rows and %d of %d columns."
              .formatted(Math.min(MOST_ROWS, count[0]), count[0], shown.size(), columns.size()));
    }
  }

  /** Numbers stand below each other by their last digits. */
  private static String side(ResultColumn column) {
    return NUMBER.matcher(column.type()).matches() ? "right" : "left";
  }

  private static String cell(String value, String side) {
    return "<td dir=\"auto\" style=\""
        + CELL
        + "text-align:"
        + side
        + "\">"
        + Optional.ofNullable(bounded(value)).map(ReportPage::escaped).orElse(NULL)
        + "</td>";
  }

  private static String bounded(String value) {
    return value != null && value.length() > LONGEST_CELL
        ? value.substring(0, LONGEST_CELL) + "…"
        : value;
  }

  /**
   * The page, whole.
   *
   * @param lines below the title
   * @param source where an image is
   */
  String html(String title, List<String> lines, Function<Attachment, String> source) {
    StringBuilder page =
        new StringBuilder()
            .append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
            .append(escaped(title))
            .append("</title>")
            .append(grid.isEmpty() ? "" : ReportGrid.STYLE)
            .append("</head>\n<body style=\"margin:0;background:#f6f8f9;")
            .append(LETTERS)
            .append("\">\n<div style=\"max-width:960px;margin:0 auto;padding:16px 10px\">\n")
            .append("<div style=\"margin:0 6px 12px;overflow-wrap:anywhere\">\n")
            .append("<h1 style=\"font-size:20px;margin:0 0 6px\" dir=\"auto\">")
            .append(escaped(title))
            .append("</h1>\n");
    lines.forEach(
        line ->
            page.append("<p dir=\"auto\" style=\"margin:2px 0;font-size:13px;color:#51626b\">")
                .append(escaped(line))
                .append("</p>\n"));
    page.append("</div>\n");
    if (!parts.isEmpty()) {
      page.append(CARD);
      parts.forEach(part -> part.write(page, source));
      page.append("</div>\n");
    }
    ReportGrid.write(page, grid.stream().map(placed -> cell(placed, source)).toList());
    return page.append("</div>\n</body></html>\n").toString();
  }

  private static ReportGrid.Cell cell(Placed placed, Function<Attachment, String> source) {
    return new ReportGrid.Cell(
        placed.place(),
        page -> {
          page.append(CARD);
          placed.parts().forEach(part -> part.write(page, source));
          page.append("</div>\n");
        });
  }

  /** Text as HTML shows it; what XML has no character for is a mark. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default ->
                    safe.appendCodePoint(
                        (c < ' ' && c != '\n' && c != '\t') || (c >= 0xd800 && c <= 0xdfff)
                            ? 0xfffd
                            : c);
              }
            });
    return safe.toString();
  }
}
