package io.lakewise.server.result;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/** Writes chunks of results in the formats that clients ask for, a batch in memory at a time. */
public final class ChunkWriter {

  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final String NULL = "null";

  private final BufferAllocator allocator;

  /** Reads batches into memory of {@code allocator}. */
  public ChunkWriter(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /** Writes a chunk; leaves the stream open. */
  public void write(KeptResult result, Chunk chunk, ResultFormat format, OutputStream out)
      throws IOException {
    switch (format) {
      case ARROW_STREAM -> result.copy(chunk, out);
      case JSON_ARRAY -> json(result, chunk, out);
      case CSV -> csv(result, chunk, out);
    }
  }

  private ResultRows rows(KeptResult result) {
    return new ResultRows(result, allocator);
  }

  private void json(KeptResult result, Chunk chunk, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartArray();
      rows(result)
          .each(
              chunk,
              (vectors, row) -> {
                json.writeStartArray();
                for (FieldVector vector : vectors) {
                  json.writeString(CellText.of(vector, row));
                }
                json.writeEndArray();
              });
      json.writeEndArray();
    }
  }

  private void csv(KeptResult result, Chunk chunk, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (chunk.index() == 0) {
      List<String> names = result.columns().stream().map(column -> column.name()).toList();
      for (int i = 0; i < names.size(); i++) {
        text.write(i == 0 ? "" : ",");
        text.write(quoted(names.get(i)));
      }
      text.write("\r\n");
    }
    rows(result)
        .each(
            chunk,
            (vectors, row) -> {
              for (int i = 0; i < vectors.size(); i++) {
                text.write(i == 0 ? "" : ",");
                String value = CellText.of(vectors.get(i), row);
                text.write(value == null ? NULL : quoted(value));
              }
              text.write("\r\n");
            });
    text.flush();
  }

  /** A text that reads as NULL is quoted, so that the two can be told apart. */
  private static String quoted(String text) {
    boolean plain =
        !text.equals(NULL) && text.chars().noneMatch(c -> c == '"' || c == ',' || c < ' ');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
