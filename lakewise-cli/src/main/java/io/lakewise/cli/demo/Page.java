package io.lakewise.cli.demo;

import io.lakewise.cli.Console;
import io.lakewise.cli.format.OutputClosedException;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.format.RowWriter;
import io.lakewise.cli.format.RowWriters;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** How the story looks: headings, statements, tables. */
final class Page {

  private static final double NANOS_A_SECOND = 1e9;
  private static final String INDENT = "  ";
  private static final int MANY_COLUMNS = 4;
  private static final int FULL_WIDTH = 100;

  private final Console console;

  Page(Console console) {
    this.console = console;
  }

  void heading(String text) {
    line("");
    line(styled("1;36", "── " + text + " " + "─".repeat(Math.max(3, 76 - text.length()))));
  }

  void words(String text) {
    line("");
    text.lines().forEach(this::line);
  }

  void statement(String sql) {
    line("");
    sql.strip().lines().forEach(text -> line(INDENT + styled("33", text)));
  }

  /** Shows rows as a table, and the message, with the time that they took. */
  void answer(Answer answer, long nanos) {
    if (answer.columns().size() > MANY_COLUMNS && answer.rows().size() == 1) {
      list(answer);
    } else if (!answer.columns().isEmpty()) {
      table(answer);
    }
    String message = answer.message() == null ? "" : answer.message() + "  ";
    line(INDENT + message + styled("2", time(nanos)));
  }

  void passed(String what) {
    line(INDENT + styled("32", "✔ ") + what);
  }

  void failed(String what) {
    line(INDENT + styled("31", "✘ ") + what);
  }

  void line(String text) {
    console.print(text);
  }

  /** A table of rows in boxes. */
  void table(Answer answer) {
    StringWriter text = new StringWriter();
    int columns = console.terminal().output() ? console.terminal().columns() : 0;
    int width = columns == 0 ? FULL_WIDTH : columns;
    RowWriter writer = RowWriters.of(OutputFormat.TABLE, text, width - INDENT.length());
    try {
      writer.begin(answer.columns());
      for (List<Object> row : answer.rows()) {
        writer.row(row);
      }
      writer.end();
    } catch (IOException closed) {
      throw new OutputClosedException(closed);
    }
    text.toString().lines().forEach(row -> line(INDENT + row));
  }

  private void list(Answer answer) {
    for (int column = 0; column < answer.columns().size(); column++) {
      line(INDENT + answer.columns().get(column).name() + ": " + answer.rows().get(0).get(column));
    }
  }

  static String time(long nanos) {
    return String.format(Locale.ROOT, "%.2f s", nanos / NANOS_A_SECOND);
  }

  private String styled(String style, String text) {
    boolean coloured = console.terminal().output() && console.terminal().colours();
    return coloured ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }
}
