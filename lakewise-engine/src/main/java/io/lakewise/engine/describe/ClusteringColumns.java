package io.lakewise.engine.describe;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.tree.Trees;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;

/** Clustering columns (Delta protocol, "Clustered Table") by their logical names. */
final class ClusteringColumns {

  private static final String DOMAIN = "delta.clustering";
  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  private ClusteringColumns() {}

  /** The paths of the columns, empty if the table is not clustered. */
  static List<List<String>> of(Snapshot snapshot) {
    DomainMetadata domain = snapshot.domains().get(DOMAIN);
    List<List<String>> columns = new ArrayList<>();
    if (domain != null) {
      for (JsonNode path : Trees.read(domain.configuration()).path("clusteringColumns")) {
        columns.add(logical(path, snapshot.schema()));
      }
    }
    return columns;
  }

  private static List<String> logical(JsonNode path, StructType schema) {
    List<String> names = new ArrayList<>();
    StructType level = schema;
    for (JsonNode part : path) {
      StructField field = level == null ? null : physical(level, part.asText());
      names.add(field == null ? part.asText() : field.name());
      level = field != null && field.type() instanceof StructType inner ? inner : null;
    }
    return names;
  }

  private static StructField physical(StructType level, String name) {
    return level.fields().stream()
        .filter(
            field ->
                field.metadata().getOrDefault(PHYSICAL_NAME, field.name()).toString().equals(name))
        .findFirst()
        .orElse(null);
  }
}
