package io.lakewise.table.feature;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Ids and names that columns have in files (Delta protocol, "Column Mapping"). */
public final class ColumnMappings {

  /** Field metadata: the column's id, also the field id in Parquet. */
  public static final String ID = "delta.columnMapping.id";

  /** Field metadata: the column's name in Parquet, statistics and partition values. */
  public static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  private ColumnMappings() {}

  /** How columns are found in the table's files. */
  public static Mapping mode(Metadata metadata) {
    return TableProperties.of(metadata).columnMapping();
  }

  /** The name that a column has in files and in partition values. */
  public static String physicalName(Metadata metadata, StructField field) {
    return mode(metadata) == Mapping.NONE ? field.name() : physicalName(field);
  }

  /**
   * Metadata in which every field that has no id and physical name has got one; unchanged without
   * column mapping.
   *
   * @param metadata schema and properties as they shall be
   * @param previous of the table so far, whose files keep their names; null for a new table
   * @param ids for the names of new columns
   */
  public static Metadata assign(Metadata metadata, Metadata previous, Supplier<UUID> ids) {
    Mapping mode = mode(metadata);
    Mapping before = previous == null ? mode : mode(previous);
    if (mode != before && !(before == Mapping.NONE && mode == Mapping.NAME)) {
      throw FeatureErrors.mappingChange(spelled(before), spelled(mode));
    }
    if (mode == Mapping.NONE) {
      return metadata;
    }
    Map<List<String>, StructField> existing = new HashMap<>();
    if (previous != null && before == Mapping.NONE) {
      Fields.rewrite(
          previous.schema(),
          List.of(),
          (path, field) -> {
            existing.put(folded(path), field);
            return field;
          });
    }
    long[] lastId = {highestId(metadata, previous)};
    StructType schema =
        Fields.rewrite(
            metadata.schema(),
            List.of(),
            (path, field) -> {
              StructField old = existing.get(folded(path));
              return assigned(field, old == null ? "col-" + ids.get() : old.name(), lastId);
            });
    Map<String, String> configuration = new LinkedHashMap<>(metadata.configuration());
    configuration.put(TableProperties.MAX_COLUMN_ID, Long.toString(lastId[0]));
    return metadata.withSchema(schema).withConfiguration(configuration);
  }

  /** The schema without ids and physical names, as for a copy of the table. */
  public static StructType without(StructType schema) {
    return Fields.rewrite(
        schema,
        List.of(),
        (path, field) -> field.withMetadata(ID, null).withMetadata(PHYSICAL_NAME, null));
  }

  private static StructField assigned(StructField field, String name, long[] lastId) {
    StructField result = field;
    if (!(field.metadata().get(ID) instanceof Number)) {
      result = result.withMetadata(ID, ++lastId[0]);
    }
    if (field.metadata().get(PHYSICAL_NAME) == null) {
      result = result.withMetadata(PHYSICAL_NAME, name);
    }
    return result;
  }

  private static long highestId(Metadata metadata, Metadata previous) {
    long[] highest = {0};
    for (Metadata one : previous == null ? List.of(metadata) : List.of(metadata, previous)) {
      String recorded = one.configuration().get(TableProperties.MAX_COLUMN_ID);
      highest[0] = Math.max(highest[0], recorded == null ? 0 : Long.parseLong(recorded));
      Fields.forEach(
          one.schema(),
          field -> {
            if (field.metadata().get(ID) instanceof Number id) {
              highest[0] = Math.max(highest[0], id.longValue());
            }
          });
    }
    return highest[0];
  }

  private static String physicalName(StructField field) {
    Object name = field.metadata().get(PHYSICAL_NAME);
    return name == null ? field.name() : name.toString();
  }

  private static List<String> folded(List<String> path) {
    return path.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  private static String spelled(Mapping mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
