package io.lakewise.table.transaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.RemoveFile;
import java.io.IOException;
import java.io.StringWriter;

/** Actions made of a live file. */
final class FileActions {

  private static final JsonFactory JSON = new JsonFactory();

  private FileActions() {}

  /** The tombstone of a file. */
  static RemoveFile removal(AddFile file, long time, boolean dataChange) {
    return new RemoveFile(
        file.path(),
        time,
        dataChange,
        true,
        file.partitionValues(),
        file.size(),
        file.stats(),
        file.tags(),
        file.deletionVector(),
        file.baseRowId(),
        file.defaultRowCommitVersion());
  }

  /** The file with more rows deleted: its bounds may not be those of a live row any more. */
  static AddFile marked(AddFile file, DeletionVector vector, boolean dataChange) {
    return with(file, dataChange, withWideBounds(file.stats()), vector);
  }

  /** The file as one whose rows were in the table, or were not. */
  static AddFile withDataChange(AddFile file, boolean dataChange) {
    return with(file, dataChange, file.stats(), file.deletionVector());
  }

  /** The file with the number of its rows as its only statistic. */
  static AddFile withCount(AddFile file, long rows) {
    String stats = "{\"numRecords\":" + rows + "}";
    return with(file, file.dataChange(), stats, file.deletionVector());
  }

  private static AddFile with(
      AddFile file, boolean dataChange, String stats, DeletionVector vector) {
    return new AddFile(
        file.path(),
        file.partitionValues(),
        file.size(),
        file.modificationTime(),
        dataChange,
        stats,
        file.tags(),
        vector,
        file.baseRowId(),
        file.defaultRowCommitVersion(),
        file.clusteringProvider());
  }

  private static String withWideBounds(String stats) {
    if (stats == null || stats.isEmpty()) {
      return stats;
    }
    StringWriter text = new StringWriter();
    try (JsonParser from = JSON.createParser(stats);
        JsonGenerator to = JSON.createGenerator(text)) {
      from.nextToken();
      to.writeStartObject();
      while (from.nextToken() == JsonToken.FIELD_NAME) {
        String name = from.currentName();
        from.nextToken();
        if (name.equals("tightBounds")) {
          from.skipChildren();
        } else {
          to.writeFieldName(name);
          to.copyCurrentStructureExact(from);
        }
      }
      to.writeBooleanField("tightBounds", false);
      to.writeEndObject();
    } catch (IOException notStatistics) {
      return null;
    }
    return text.toString();
  }
}
