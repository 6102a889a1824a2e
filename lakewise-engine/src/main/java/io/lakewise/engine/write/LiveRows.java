package io.lakewise.engine.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakewise.table.log.AddFile;
import java.io.IOException;
import java.util.List;

/** How many rows of files are live, by what the log says. */
public final class LiveRows {

  private static final JsonFactory JSON = new JsonFactory();

  private LiveRows() {}

  /** The rows of all files, or -1 if a file's statistics do not say. */
  public static long count(List<AddFile> files) {
    long total = 0;
    for (AddFile file : files) {
      long rows = records(file.stats());
      if (rows < 0) {
        return -1;
      }
      total += rows - (file.deletionVector() == null ? 0 : file.deletionVector().cardinality());
    }
    return total;
  }

  /** {@code numRecords} of statistics, or -1. */
  private static long records(String stats) {
    if (stats == null) {
      return -1;
    }
    try (JsonParser parser = JSON.createParser(stats)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals("numRecords");
        parser.nextToken();
        if (wanted) {
          return parser.getLongValue();
        }
        parser.skipChildren();
      }
      return -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
