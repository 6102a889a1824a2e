package io.lakewise.cli.format;

import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * RFC 4180 with a header, and lines that end in a line feed alone as Unix tools expect. NULL is an
 * empty field and the empty string is {@code ""}.
 */
final class CsvWriter implements RowWriter {

  private final Writer output;

  CsvWriter(Writer output) {
    this.output = output;
  }

  @Override
  public void begin(List<ResultColumn> columns) throws IOException {
    for (int column = 0; column < columns.size(); column++) {
      field(column, columns.get(column).name());
    }
    output.write('\n');
  }

  @Override
  public void row(List<Object> values) throws IOException {
    for (int column = 0; column < values.size(); column++) {
      field(column, ValueText.of(values.get(column)));
    }
    output.write('\n');
  }

  @Override
  public void end() {}

  private void field(int column, String text) throws IOException {
    if (column > 0) {
      output.write(',');
    }
    if (text == null) {
      return;
    }
    if (needsQuotes(text)) {
      output.write('"');
      output.write(text.replace("\"", "\"\""));
      output.write('"');
    } else {
      output.write(text);
    }
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
      return true;
    }
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == ',' || character == '"' || character == '\n' || character == '\r') {
        return true;
      }
    }
    return false;
  }
}
