package io.lakewise.table.log;

import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Map;

/**
 * A table's metadata (Delta protocol, "Change Metadata").
 *
 * @param id the table's id
 * @param name or null
 * @param description or null
 * @param formatProvider {@code parquet}
 * @param formatOptions usually empty
 * @param schema logical schema
 * @param partitionColumns logical names
 * @param configuration table properties
 * @param createdTime milliseconds since the epoch, or null
 */
public record Metadata(
    String id,
    String name,
    String description,
    String formatProvider,
    Map<String, String> formatOptions,
    StructType schema,
    List<String> partitionColumns,
    Map<String, String> configuration,
    Long createdTime)
    implements Action, java.io.Serializable {

  /** The metadata of a table of Parquet files that has neither a name nor a description. */
  public static Metadata of(
      String id,
      StructType schema,
      List<String> partitionColumns,
      Map<String, String> configuration,
      Long createdTime) {
    return new Metadata(
        id, null, null, "parquet", Map.of(), schema, partitionColumns, configuration, createdTime);
  }

  /** The same with another name and description, each of which may be null. */
  public Metadata described(String otherName, String otherDescription) {
    return new Metadata(
        id,
        otherName,
        otherDescription,
        formatProvider,
        formatOptions,
        schema,
        partitionColumns,
        configuration,
        createdTime);
  }

  /** The same with another schema. */
  public Metadata withSchema(StructType changed) {
    return new Metadata(
        id,
        name,
        description,
        formatProvider,
        formatOptions,
        changed,
        partitionColumns,
        configuration,
        createdTime);
  }

  /** The same with other properties. */
  public Metadata withConfiguration(Map<String, String> changed) {
    return new Metadata(
        id,
        name,
        description,
        formatProvider,
        formatOptions,
        schema,
        partitionColumns,
        changed,
        createdTime);
  }

  /** The same with other names of its partition columns. */
  public Metadata withPartitionColumns(List<String> changed) {
    return new Metadata(
        id,
        name,
        description,
        formatProvider,
        formatOptions,
        schema,
        changed,
        configuration,
        createdTime);
  }
}
