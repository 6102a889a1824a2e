package io.lakewise.engine.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the log says of the rows of a version, added up over its files.
 *
 * @param files that are live
 * @param bytes of these files
 * @param rows that are not deleted; empty if a file does not tell
 * @param deletedRows that deletion vectors hide
 * @param columns of the schema's top level
 */
public record TableStatistics(
    long files, long bytes, Optional<Long> rows, long deletedRows, List<ColumnStatistics> columns) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Of one column.
   *
   * @param column its name
   * @param nullCount deleted rows among them; empty if a file does not tell
   */
  public record ColumnStatistics(String column, Optional<Long> nullCount) {}

  /** Adds up. */
  public static TableStatistics of(Snapshot snapshot) {
    List<StructField> fields = snapshot.schema().fields();
    long[] nulls = new long[fields.size()];
    long rows = 0;
    long deleted = 0;
    for (AddFile file : snapshot.files().all()) {
      JsonNode stats = stats(file);
      rows = sum(rows, stats.path("numRecords"));
      deleted += file.deletionVector() == null ? 0 : file.deletionVector().cardinality();
      for (int i = 0; i < nulls.length; i++) {
        String physical = ColumnMappings.physicalName(snapshot.metadata(), fields.get(i));
        nulls[i] = sum(nulls[i], stats.path("nullCount").path(physical));
      }
    }
    List<ColumnStatistics> columns = new ArrayList<>();
    for (int i = 0; i < nulls.length; i++) {
      columns.add(new ColumnStatistics(fields.get(i).name(), known(nulls[i])));
    }
    return new TableStatistics(
        snapshot.files().count(),
        snapshot.files().bytes(),
        known(rows < 0 ? rows : rows - deleted),
        deleted,
        List.copyOf(columns));
  }

  private static Optional<Long> known(long number) {
    return number < 0 ? Optional.empty() : Optional.of(number);
  }

  /** Negative once a part is not known. */
  private static long sum(long so, JsonNode part) {
    return so < 0 || !part.isIntegralNumber() ? -1 : so + part.longValue();
  }

  private static JsonNode stats(AddFile file) {
    try {
      return file.stats() == null ? JSON.missingNode() : JSON.readTree(file.stats());
    } catch (JsonProcessingException damaged) {
      return JSON.missingNode();
    }
  }
}
