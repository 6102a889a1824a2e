package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Metadata and files for tests of the index. */
final class TestFiles {

  private TestFiles() {}

  static Metadata table(
      StructType schema, List<String> partitions, Map<String, String> properties) {
    return Metadata.of("id", schema, partitions, properties, 0L);
  }

  static Metadata table(String name, DataType type) {
    return table(schema(name, type), List.of(), Map.of());
  }

  static StructType schema(Object... namesAndTypes) {
    List<StructField> fields = new ArrayList<>();
    for (int at = 0; at < namesAndTypes.length; at += 2) {
      fields.add(
          new StructField((String) namesAndTypes[at], (DataType) namesAndTypes[at + 1], true));
    }
    return new StructType(fields);
  }

  static AddFile file(String path, String stats) {
    return file(path, Map.of(), stats, null);
  }

  static AddFile file(
      String path, Map<String, String> partition, String stats, DeletionVector deletions) {
    return new AddFile(path, partition, 10, 7, true, stats, null, deletions, null, null, null);
  }

  static RemoveFile remove(AddFile file) {
    return new RemoveFile(
        file.path(), 0L, true, null, null, null, null, null, file.deletionVector(), null, null);
  }
}
