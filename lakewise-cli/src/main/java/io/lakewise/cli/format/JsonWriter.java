package io.lakewise.cli.format;

import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** JSON objects, one a line; as one array or as they are. */
final class JsonWriter implements RowWriter {

  private final Writer output;
  private final boolean array;
  private final StringBuilder line = new StringBuilder();
  private List<ResultColumn> columns = List.of();
  private boolean empty = true;

  JsonWriter(Writer output, boolean array) {
    this.output = output;
    this.array = array;
  }

  @Override
  public void begin(List<ResultColumn> resultColumns) throws IOException {
    columns = resultColumns;
    if (array) {
      output.write('[');
    }
  }

  @Override
  public void row(List<Object> values) throws IOException {
    line.setLength(0);
    if (array) {
      line.append(empty ? "\n" : ",\n");
    }
    line.append('{');
    for (int column = 0; column < values.size(); column++) {
      if (column > 0) {
        line.append(',');
      }
      JsonText.string(line, columns.get(column).name());
      line.append(':');
      JsonText.append(line, values.get(column));
    }
    line.append(array ? "}" : "}\n");
    output.append(line);
    empty = false;
  }

  @Override
  public void end() throws IOException {
    if (array) {
      output.write(empty ? "]\n" : "\n]\n");
    }
  }
}
