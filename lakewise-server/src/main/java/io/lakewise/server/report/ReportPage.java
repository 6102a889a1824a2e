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

/** Pages that programs for mails show: no scripts, no images from elsewhere, names as text. */
final class ReportPage {

  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 30;
  private static final int LONGEST_CELL = 300;

  /** Characters, above which no more rows are added. */
  private static final int LONGEST = 4 << 20;

  private static final String CELL = "border:1px solid #d0d5dd;padding:4px 8px;";
  private static final String CARD =
      "<div style=\"border:1px solid #d0d5dd;border-radius:8px;padding:4px 14px;margin:6px;"
          + "overflow-wrap:anywhere\">\n";
  private static final String NULL = "<i>null</i>";
  private static final String LETTERS =
      "font-family:system-ui,sans-serif;font-size:14px;color:#1d2939;";

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
      add("<h2 style=\"font-size:16px\" dir=\"auto\">" + escaped(heading) + "</h2>\n");
    }
  }

  /** Adds words of one or more lines. */
  void words(String words) {
    add("<p dir=\"auto\" style=\"white-space:pre-wrap\">" + escaped(words) + "</p>\n");
  }

  /** Adds a chart of a size in pixels. */
  void chart(Attachment image, String described, Dimension size) {
    add(
        (page, source) ->
            page.append("<p><img src=\"")
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
        "<p dir=\"auto\" style=\"font-size:32px;margin:0\">"
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
    text.append("<div style=\"overflow-x:auto\">\n<table style=\"border-collapse:collapse;")
        .append(LETTERS)
        .append("\">\n<tr>");
    shown.forEach(
        column ->
            text.append("<th dir=\"auto\" style=\"text-align:left;background:#f2f4f7;")
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
              text.append(cell(CellText.of(vectors.get(column), row)));
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

  private static String cell(String value) {
    return "<td dir=\"auto\" style=\""
        + CELL
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
            .append("</head>\n<body style=\"")
            .append(LETTERS)
            .append("\">\n<h1 style=\"font-size:20px\" dir=\"auto\">")
            .append(escaped(title))
            .append("</h1>\n");
    lines.forEach(line -> page.append("<p dir=\"auto\">").append(escaped(line)).append("</p>\n"));
    parts.forEach(part -> part.write(page, source));
    ReportGrid.write(page, grid.stream().map(placed -> cell(placed, source)).toList());
    return page.append("</body></html>\n").toString();
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
