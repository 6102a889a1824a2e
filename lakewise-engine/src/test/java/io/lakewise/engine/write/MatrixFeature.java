package io.lakewise.engine.write;

import java.util.stream.Collectors;

/** Features of tables, as CREATE TABLE asks for them. */
enum MatrixFeature {
  PLAIN("", ""),
  PARTITIONED("", "PARTITIONED BY (n)"),
  PARTITIONED_BY_EVERY_TYPE(
      "",
      "PARTITIONED BY ("
          + MatrixColumn.all().stream()
              .filter(MatrixColumn::partitions)
              .map(MatrixColumn::column)
              .collect(Collectors.joining(", "))
          + ")"),
  COLUMN_MAPPING_NAME("", property("delta.columnMapping.mode", "name")),
  COLUMN_MAPPING_ID("", property("delta.columnMapping.mode", "id")),
  MAPPED_AND_PARTITIONED("", "PARTITIONED BY (n) " + property("delta.columnMapping.mode", "id")),
  WITHOUT_DELETION_VECTORS("", property("delta.enableDeletionVectors", "false")),
  CHANGE_DATA_FEED("", property("delta.enableChangeDataFeed", "true")),
  ROW_TRACKING("", property("delta.enableRowTracking", "true")),
  IN_COMMIT_TIMESTAMPS("", property("delta.enableInCommitTimestamps", "true")),
  CLUSTERED("", "CLUSTER BY (id, c_string)"),
  V2_CHECKPOINT("", property("delta.checkpointPolicy", "v2")),
  CONSTRAINTS(", CONSTRAINT c CHECK (id >= 0 AND (c_boolean IS NULL OR n > -1))", ""),
  COMPUTED(
      ", k BIGINT GENERATED ALWAYS AS IDENTITY, g BIGINT GENERATED ALWAYS AS (n * 2),"
          + " w STRING DEFAULT 'w'",
      "");

  private final String elements;
  private final String options;

  MatrixFeature(String elements, String options) {
    this.elements = elements;
    this.options = options;
  }

  private static String property(String key, String value) {
    return "TBLPROPERTIES ('" + key + "' = '" + value + "')";
  }

  /** More between the brackets of CREATE TABLE. */
  String elements() {
    return elements;
  }

  /** What follows the brackets. */
  String options() {
    return options;
  }

  /** Whether CREATE TABLE AS can ask for it. */
  boolean withQuery() {
    return elements.isEmpty();
  }
}
