package io.lakewise.table.transaction;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructType;
import java.util.Map;

/** Copies of metadata with one part replaced. */
final class Metadatas {

  private Metadatas() {}

  static Metadata withSchema(Metadata metadata, StructType schema) {
    return copy(metadata, schema, metadata.configuration());
  }

  static Metadata withConfiguration(Metadata metadata, Map<String, String> configuration) {
    return copy(metadata, metadata.schema(), configuration);
  }

  private static Metadata copy(
      Metadata metadata, StructType schema, Map<String, String> configuration) {
    return new Metadata(
        metadata.id(),
        metadata.name(),
        metadata.description(),
        metadata.formatProvider(),
        metadata.formatOptions(),
        schema,
        metadata.partitionColumns(),
        configuration,
        metadata.createdTime());
  }
}
