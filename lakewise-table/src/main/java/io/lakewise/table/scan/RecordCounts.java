package io.lakewise.table.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalLong;

/** The number of rows that a file's statistics state (Delta protocol, "Per-file Statistics"). */
public final class RecordCounts {

  private static final JsonFactory JSON = new JsonFactory();

  /** Far beyond any file; more is a lie, and would have to be held in bitmaps. */
  private static final long MOST = 1L << 36;

  private RecordCounts() {}

  /**
   * Rows of the file itself, deleted ones too; empty if the statistics do not say, or say what
   * cannot be.
   *
   * @param stats JSON, or null
   */
  public static OptionalLong of(String stats) {
    if (stats == null || stats.isEmpty()) {
      return OptionalLong.empty();
    }
    try (JsonParser parser = JSON.createParser(stats)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return OptionalLong.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("numRecords") && value == JsonToken.VALUE_NUMBER_INT) {
          long rows = parser.getLongValue();
          return rows < 0 || rows > MOST ? OptionalLong.empty() : OptionalLong.of(rows);
        }
        parser.skipChildren();
      }
      return OptionalLong.empty();
    } catch (IOException notStatistics) {
      return OptionalLong.empty();
    }
  }
}
