package io.lakewise.table.feature;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The features that schema and properties of a table need (Delta protocol, each feature's section).
 */
final class RequiredFeatures {

  private static final Map<String, TableFeature> BY_PROPERTY =
      Map.ofEntries(
          Map.entry(TableProperties.APPEND_ONLY, TableFeature.APPEND_ONLY),
          Map.entry(TableProperties.CHANGE_DATA_FEED, TableFeature.CHANGE_DATA_FEED),
          Map.entry(TableProperties.DELETION_VECTORS, TableFeature.DELETION_VECTORS),
          Map.entry(TableProperties.ROW_TRACKING, TableFeature.ROW_TRACKING),
          Map.entry(TableProperties.TYPE_WIDENING, TableFeature.TYPE_WIDENING),
          Map.entry(TableProperties.IN_COMMIT_TIMESTAMPS, TableFeature.IN_COMMIT_TIMESTAMP),
          Map.entry("delta.enableVariantShredding", TableFeature.VARIANT_SHREDDING),
          Map.entry("delta.enableIcebergCompatV1", TableFeature.ICEBERG_COMPAT_V1),
          Map.entry("delta.enableIcebergCompatV2", TableFeature.ICEBERG_COMPAT_V2),
          Map.entry("delta.enableIcebergCompatV3", TableFeature.ICEBERG_COMPAT_V3),
          Map.entry("delta.enableIcebergWriterCompatV1", TableFeature.ICEBERG_WRITER_COMPAT_V1),
          Map.entry("delta.enableIcebergWriterCompatV3", TableFeature.ICEBERG_WRITER_COMPAT_V3));

  private RequiredFeatures() {}

  static Set<TableFeature> of(Metadata metadata) {
    Set<TableFeature> features = EnumSet.noneOf(TableFeature.class);
    Map<String, String> configuration = metadata.configuration();
    BY_PROPERTY.forEach(
        (property, feature) -> {
          if (Boolean.parseBoolean(configuration.get(property))) {
            features.add(feature);
          }
        });
    String mode = configuration.getOrDefault(TableProperties.COLUMN_MAPPING_MODE, "none");
    if (!mode.equalsIgnoreCase("none")) {
      features.add(TableFeature.COLUMN_MAPPING);
    }
    if ("v2".equalsIgnoreCase(configuration.get(TableProperties.CHECKPOINT_POLICY))) {
      features.add(TableFeature.V2_CHECKPOINT);
    }
    if (!ColumnRules.constraints(metadata).isEmpty()) {
      features.add(TableFeature.CHECK_CONSTRAINTS);
    }
    Fields.forEach(
        metadata.schema(),
        field -> {
          addFor(features, field.type());
          field.metadata().keySet().forEach(key -> addFor(features, key));
        });
    return features;
  }

  private static void addFor(Set<TableFeature> features, DataType type) {
    if (Fields.leaves(type).contains(PrimitiveType.TIMESTAMP_NTZ)) {
      features.add(TableFeature.TIMESTAMP_NTZ);
    }
    if (Fields.leaves(type).contains(PrimitiveType.VARIANT)) {
      features.add(TableFeature.VARIANT_TYPE);
    }
  }

  private static void addFor(Set<TableFeature> features, String metadataKey) {
    switch (metadataKey) {
      case ColumnRules.DEFAULT -> features.add(TableFeature.ALLOW_COLUMN_DEFAULTS);
      case ColumnRules.GENERATION -> features.add(TableFeature.GENERATED_COLUMNS);
      case ColumnRules.INVARIANT -> features.add(TableFeature.INVARIANTS);
      case ColumnRules.IDENTITY_START, ColumnRules.IDENTITY_STEP ->
          features.add(TableFeature.IDENTITY_COLUMNS);
      case "delta.typeChanges" -> features.add(TableFeature.TYPE_WIDENING);
      case "__COLLATIONS" -> features.add(TableFeature.COLLATIONS);
      default -> {
        // other keys, such as comments, need no feature
      }
    }
  }
}
