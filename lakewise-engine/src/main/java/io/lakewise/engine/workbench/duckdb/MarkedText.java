package io.lakewise.engine.workbench.duckdb;

/** A message with the place in the text that it speaks of. */
final class MarkedText {

  private static final int WIDTH = 100;

  private MarkedText() {}

  /**
   * The message, the line and below it a caret.
   *
   * @param offset characters from the text's beginning; outside of the text its end is meant
   */
  static String mark(String message, String text, int offset) {
    int at = offset < 0 || offset > text.length() ? text.length() : offset;
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int stop = text.indexOf('\n', at);
    String line = text.substring(start, stop < 0 ? text.length() : stop);
    long number = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int column = at - start;
    int from = line.length() <= WIDTH ? 0 : Math.max(0, column - WIDTH / 2);
    int to = Math.min(line.length(), from + WIDTH);
    String head = "line " + number + ": " + (from > 0 ? "…" : "");
    String shown = line.substring(from, to).replace('\t', ' ');
    String caret = " ".repeat(head.length() + column - from) + "^";
    return message + "\n" + head + shown + (to < line.length() ? "…" : "") + "\n" + caret;
  }
}
