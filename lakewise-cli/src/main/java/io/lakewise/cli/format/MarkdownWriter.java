package io.lakewise.cli.format;

import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/** A table as GitHub's Markdown has it, numbers to the right. */
final class MarkdownWriter implements RowWriter {

  private final Writer output;

  MarkdownWriter(Writer output) {
    this.output = output;
  }

  @Override
  public void begin(List<ResultColumn> columns) throws IOException {
    StringBuilder names = new StringBuilder("|");
    StringBuilder rule = new StringBuilder("|");
    for (ResultColumn column : columns) {
      names.append(' ').append(cell(column.name())).append(" |");
      rule.append(ColumnTypes.isNumber(column.type()) ? " ---: |" : " --- |");
    }
    output.append(names).append('\n').append(rule).append('\n');
  }

  @Override
  public void row(List<Object> values) throws IOException {
    StringBuilder line = new StringBuilder("|");
    for (Object value : values) {
      line.append(' ').append(cell(Objects.requireNonNullElse(ValueText.of(value), "NULL")));
      line.append(" |");
    }
    output.append(line).append('\n');
  }

  @Override
  public void end() {}

  private static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("\r\n", "<br>")
        .replace("\n", "<br>");
  }
}
