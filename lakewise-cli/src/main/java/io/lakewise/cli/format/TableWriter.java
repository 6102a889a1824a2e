package io.lakewise.cli.format;

import io.lakewise.cli.terminal.TerminalText;
import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in boxes, numbers to the right. The first rows decide the widths of the columns; a later
 * value that is longer widens its column from there on, or is cut if the table must fit a terminal.
 * One column of texts with line feeds, such as a plan, is written as it is.
 */
final class TableWriter implements RowWriter {

  private static final int ROWS_THAT_DECIDE = 500;

  private final Writer output;
  private final int terminalWidth;
  private final List<List<String>> waiting = new ArrayList<>();
  private List<ResultColumn> columns = List.of();
  private TableLayout layout;
  private boolean plain;
  private boolean cut;

  /**
   * A writer.
   *
   * @param terminalWidth columns of characters into which the table must fit, 0 for no limit
   */
  TableWriter(Writer output, int terminalWidth) {
    this.output = output;
    this.terminalWidth = terminalWidth;
  }

  @Override
  public void begin(List<ResultColumn> resultColumns) {
    columns =
        resultColumns.stream()
            .map(column -> new ResultColumn(clean(column.name()), column.type()))
            .toList();
  }

  @Override
  public void row(List<Object> values) throws IOException {
    List<String> cells = new ArrayList<>(values.size());
    for (Object value : values) {
      String text = ValueText.of(value);
      cells.add(text == null ? "NULL" : text);
    }
    if (layout != null || plain) {
      write(cells);
      return;
    }
    waiting.add(cells);
    if (waiting.size() == ROWS_THAT_DECIDE) {
      decide();
    }
  }

  @Override
  public void end() throws IOException {
    if (layout == null && !plain) {
      decide();
    }
    if (plain) {
      return;
    }
    output.write(layout.rule('└', '┴', '┘'));
    int hidden = columns.size() - layout.shown();
    if (hidden > 0) {
      output.write(hidden + (hidden == 1 ? " column is" : " columns are") + " not shown; ");
    }
    if (cut || hidden > 0) {
      output.write("cut to fit the terminal: --format csv, json or markdown shows all.\n");
    }
  }

  private void decide() throws IOException {
    plain = columns.size() == 1 && waiting.stream().anyMatch(row -> row.get(0).contains("\n"));
    if (!plain) {
      layout = TableLayout.of(columns, clean(waiting), terminalWidth);
      output.write(layout.rule('┌', '┬', '┐'));
      output.write(layout.line(columns.stream().map(ResultColumn::name).toList()).text());
      output.write(layout.rule('├', '┼', '┤'));
    }
    for (List<String> cells : waiting) {
      write(cells);
    }
    waiting.clear();
  }

  private void write(List<String> cells) throws IOException {
    if (plain) {
      output.write(TerminalText.of(cells.get(0)));
      output.write('\n');
      return;
    }
    List<String> cleaned = cells.stream().map(TableWriter::clean).toList();
    if (terminalWidth == 0) {
      layout.widen(cleaned);
    }
    TableLayout.Line line = layout.line(cleaned);
    cut |= line.cut();
    output.write(line.text());
  }

  private static List<List<String>> clean(List<List<String>> rows) {
    return rows.stream().map(row -> row.stream().map(TableWriter::clean).toList()).toList();
  }

  /** Without what would move the cursor or command the terminal. */
  private static String clean(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder cleaned = new StringBuilder(text.length() + 2);
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      switch (character) {
        case '\n' -> cleaned.append("\\n");
        case '\r' -> cleaned.append("\\r");
        case '\t' -> cleaned.append("\\t");
        default -> cleaned.append(Character.isISOControl(character) ? '\ufffd' : character);
      }
    }
    return cleaned.toString();
  }
}
