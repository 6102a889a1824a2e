package io.lakewise.cli.format;

import io.lakewise.engine.session.ResultColumn;
import java.util.List;
import org.jline.utils.WCWidth;

/** How wide the columns of a table are, and its lines drawn so. */
final class TableLayout {

  /** A column is not made narrower than this to fit a terminal. */
  private static final int NARROWEST = 6;

  /** A border and a space on both sides of each value, and the last border. */
  private static final int PADDING = 3;

  private final int[] widths;
  private final boolean[] numbers;
  private int shown;

  private TableLayout(int[] widths, boolean[] numbers) {
    this.widths = widths;
    this.numbers = numbers;
    this.shown = widths.length;
  }

  /**
   * A line of the table.
   *
   * @param text with its line feed
   * @param cut whether a value did not fit
   */
  record Line(String text, boolean cut) {}

  /** The layout that shows these rows, within a width unless it is 0. */
  static TableLayout of(List<ResultColumn> columns, List<List<String>> rows, int width) {
    int[] widths = new int[columns.size()];
    boolean[] numbers = new boolean[columns.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(1, width(columns.get(column).name()));
      numbers[column] = ColumnTypes.isNumber(columns.get(column).type());
    }
    TableLayout layout = new TableLayout(widths, numbers);
    rows.forEach(layout::widen);
    if (width > 0) {
      layout.fit(width);
    }
    return layout;
  }

  /** How many columns there is room for; those after them are not drawn. */
  int shown() {
    return shown;
  }

  /** Makes room for a row's values. */
  void widen(List<String> cells) {
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], width(cells.get(column)));
    }
  }

  /**
   * Narrows the widest columns until the table fits, and drops the last ones if that is not enough.
   */
  private void fit(int width) {
    int total = total();
    while (total > width) {
      int widest = 0;
      for (int column = 1; column < shown; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      if (widths[widest] > NARROWEST) {
        widths[widest]--;
      } else if (shown > 1) {
        shown--;
      } else {
        return;
      }
      total = total();
    }
  }

  private int total() {
    int total = 1;
    for (int column = 0; column < shown; column++) {
      total += widths[column] + PADDING;
    }
    return total;
  }

  /** A horizontal rule. */
  String rule(char left, char middle, char right) {
    StringBuilder rule = new StringBuilder().append(left);
    for (int column = 0; column < shown; column++) {
      rule.append("─".repeat(widths[column] + 2)).append(column == shown - 1 ? right : middle);
    }
    return rule.append(shown == 0 ? String.valueOf(right) : "").append('\n').toString();
  }

  /** A line of values. */
  Line line(List<String> cells) {
    StringBuilder line = new StringBuilder("│");
    boolean cut = false;
    for (int column = 0; column < shown; column++) {
      String cell = cells.get(column);
      int width = width(cell);
      if (width > widths[column]) {
        cell = shorten(cell, widths[column]);
        width = width(cell);
        cut = true;
      }
      String space = " ".repeat(widths[column] - width);
      line.append(' ');
      line.append(numbers[column] ? space + cell : cell + space);
      line.append(" │");
    }
    return new Line(line.append('\n').toString(), cut);
  }

  private static String shorten(String text, int width) {
    StringBuilder shortened = new StringBuilder();
    int used = 0;
    for (int index = 0; index < text.length(); ) {
      int character = text.codePointAt(index);
      int next = Math.max(0, WCWidth.wcwidth(character));
      if (used + next > width - 1) {
        break;
      }
      shortened.appendCodePoint(character);
      used += next;
      index += Character.charCount(character);
    }
    return shortened.append('…').toString();
  }

  private static int width(String text) {
    int width = 0;
    for (int index = 0; index < text.length(); ) {
      int character = text.codePointAt(index);
      width += character < 0x300 ? 1 : Math.max(0, WCWidth.wcwidth(character));
      index += Character.charCount(character);
    }
    return width;
  }
}
