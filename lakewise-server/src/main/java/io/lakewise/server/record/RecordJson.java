package io.lakewise.server.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;

/** Records as lines of JSON. */
final class RecordJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final ObjectWriter WRITER = MAPPER.writerFor(RecordEntry.class);
  private static final ObjectWriter SHAPES = MAPPER.writerFor(StatementRecord.Shape.class);
  private static final ObjectReader READER = MAPPER.readerFor(RecordEntry.class);

  private RecordJson() {}

  static String line(RecordEntry entry) {
    return written(WRITER, entry);
  }

  /**
   * The line of a statement.
   *
   * @param brief the line of {@link StatementRecord#brief}, which is not written once more
   */
  static String line(StatementRecord statement, String brief) {
    String shape = written(SHAPES, statement.shape());
    return shape.equals("{}")
        ? brief
        : brief.substring(0, brief.length() - 1) + ',' + shape.substring(1);
  }

  private static String written(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RecordEntry entry(String line) {
    try {
      return READER.readValue(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<RecordEntry> entries(String lines) {
    return lines.lines().map(RecordJson::entry).toList();
  }
}
