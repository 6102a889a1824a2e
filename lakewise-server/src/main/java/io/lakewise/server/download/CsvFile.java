package io.lakewise.server.download;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.result.CellText;
import io.lakewise.server.result.ResultRows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes rows as commas separate them. */
final class CsvFile {

  private CsvFile() {}

  static void write(ResultRows rows, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    String between = "";
    for (ResultColumn column : rows.result().columns()) {
      text.write(between + quoted(column.name()));
      between = ",";
    }
    text.write("\r\n");
    rows.each(
        (vectors, row) -> {
          for (int column = 0; column < vectors.size(); column++) {
            String value = CellText.of(vectors.get(column), row);
            text.write(column == 0 ? "" : ",");
            text.write(value == null ? "" : quoted(value));
          }
          text.write("\r\n");
        });
    text.flush();
  }

  private static String quoted(String value) {
    boolean plain =
        !value.isEmpty() && value.chars().noneMatch(c -> c == '"' || c == ',' || c < ' ');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
