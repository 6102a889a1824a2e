package io.lakewise.engine.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.MaintenanceErrors;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.tree.Trees;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Finds the columns by which a table is to be laid out. */
final class LayoutColumns {

  private static final String CLUSTERING = "delta.clustering";
  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  private final Target target;

  LayoutColumns(Target target) {
    this.target = target;
  }

  /** The layout that a statement asks for, else that of the clustered table, else none. */
  Optional<Layout> layout(List<Name> zorder) {
    List<List<String>> clustered = clustered();
    if (!zorder.isEmpty()) {
      if (!clustered.isEmpty()) {
        throw MaintenanceErrors.zorderOfClustered(target.label());
      }
      return Optional.of(
          new Layout(Layout.Curve.ZORDER, zorder.stream().map(this::named).distinct().toList()));
    }
    return clustered.isEmpty()
        ? Optional.empty()
        : Optional.of(new Layout(Layout.Curve.HILBERT, clustered));
  }

  private List<String> named(Name column) {
    List<StructField> path =
        path(column.parts(), (field, part) -> field.name().equalsIgnoreCase(part))
            .orElseThrow(
                () ->
                    MaintenanceErrors.noSuchColumn(
                        target.label(), column.toString(), target.metadata().schema().names()));
    StructField last = path.get(path.size() - 1);
    if (target.metadata().partitionColumns().contains(path.get(0).name())) {
      throw MaintenanceErrors.layoutByPartition(column.toString());
    }
    if (last.type() instanceof MapType || last.type() == PrimitiveType.VARIANT) {
      throw MaintenanceErrors.layoutWithoutOrder(column.toString());
    }
    return path.stream().map(StructField::name).toList();
  }

  /** Paths of logical names from the table's domain (Delta protocol, "Clustered Table"). */
  private List<List<String>> clustered() {
    DomainMetadata domain = target.snapshot().domains().get(CLUSTERING);
    List<List<String>> columns = new ArrayList<>();
    if (domain == null || domain.removed()) {
      return columns;
    }
    for (JsonNode physical : Trees.read(domain.configuration()).path("clusteringColumns")) {
      List<String> parts = new ArrayList<>();
      physical.forEach(part -> parts.add(part.asText()));
      path(parts, (field, part) -> physicalName(field).equals(part))
          .ifPresent(path -> columns.add(path.stream().map(StructField::name).toList()));
    }
    return columns;
  }

  private static String physicalName(StructField field) {
    return field.metadata().getOrDefault(PHYSICAL_NAME, field.name()).toString();
  }

  private Optional<List<StructField>> path(
      List<String> parts, BiPredicate<StructField, String> isCalled) {
    List<StructField> path = new ArrayList<>();
    StructType level = target.metadata().schema();
    for (String part : parts) {
      Optional<StructField> found =
          level == null
              ? Optional.empty()
              : level.fields().stream().filter(field -> isCalled.test(field, part)).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      path.add(found.get());
      level = found.get().type() instanceof StructType inner ? inner : null;
    }
    return Optional.of(path);
  }
}
