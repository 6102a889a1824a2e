package io.lakewise.engine.error;

/**
 * A place in a statement.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param excerpt the line, cut to what surrounds the place when it is long, and a caret below it
 */
public record TextPosition(int line, int column, String excerpt) {

  private static final int WIDTH = 120;

  /** The place of an offset in a text; offsets outside are moved to its nearest end. */
  public static TextPosition of(String text, int offset) {
    int place = Math.max(0, Math.min(offset, text.length()));
    int lineStart = text.lastIndexOf('\n', place - 1) + 1;
    int lineEnd = text.indexOf('\n', place);
    if (lineEnd < 0) {
      lineEnd = text.length();
    }
    int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new TextPosition(line, place - lineStart + 1, excerpt(text, lineStart, lineEnd, place));
  }

  private static String excerpt(String text, int lineStart, int lineEnd, int place) {
    int start = Math.max(lineStart, place - WIDTH / 2);
    int end = Math.min(lineEnd, start + WIDTH);
    String before = start > lineStart ? "…" : "";
    String after = end < lineEnd ? "…" : "";
    String shown = text.substring(start, end).replace('\t', ' ').replace('\r', ' ');
    return before + shown + after + "\n" + " ".repeat(before.length() + place - start) + "^";
  }
}
