package io.lakewise.server.report;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.result.CellText;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pages that programs for mails show: no scripts, no images from elsewhere, names as text. */
final class ReportPage {

  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 30;
  private static final int LONGEST_CELL = 300;
  private static final String CELL = "border:1px solid #d0d5dd;padding:4px 8px;";
  private static final String LETTERS =
      "font-family:system-ui,sans-serif;font-size:14px;color:#1d2939;";

  private final StringBuilder text = new StringBuilder();

  /** Begins with a title and lines below it. */
  ReportPage(String title, List<String> lines) {
    text.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped(title))
        .append("</title></head>\n<body style=\"")
        .append(LETTERS)
        .append("\">\n<h1 style=\"font-size:20px\" dir=\"auto\">")
        .append(escaped(title))
        .append("</h1>\n");
    lines.forEach(this::line);
  }

  /** Adds a line. */
  void line(String line) {
    text.append("<p dir=\"auto\">").append(escaped(line)).append("</p>\n");
  }

  /** Adds a chart, by where its image is. */
  void chart(String source, String described) {
    text.append("<p><img src=\"")
        .append(escaped(source))
        .append("\" alt=\"")
        .append(escaped(described))
        .append("\" width=\"800\" height=\"420\" style=\"max-width:100%;height:auto\"></p>\n");
  }

  /** Adds the first rows of a result. */
  void rows(ResultRows rows) throws IOException {
    List<ResultColumn> columns = rows.result().columns();
    List<ResultColumn> shown = columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
    text.append("<table style=\"border-collapse:collapse;").append(LETTERS).append("\">\n<tr>");
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
              cell(CellText.of(vectors.get(column), row));
            }
            text.append("</tr>\n");
          }
        });
    text.append("</table>\n");
    if (count[0] > MOST_ROWS || columns.size() > shown.size()) {
      line(
          "Shown are %d of %d rows and %d of %d columns."
              .formatted(Math.min(MOST_ROWS, count[0]), count[0], shown.size(), columns.size()));
    }
  }

  private void cell(String value) {
    String shown =
        Optional.ofNullable(value)
            .map(
                text -> text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) + "…" : text)
            .map(ReportPage::escaped)
            .orElse("<i>null</i>");
    text.append("<td dir=\"auto\" style=\"")
        .append(CELL)
        .append("\">")
        .append(shown)
        .append("</td>");
  }

  /** The page so far, whole. */
  String html() {
    return text + "</body></html>\n";
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
