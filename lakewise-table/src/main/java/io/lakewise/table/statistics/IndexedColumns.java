package io.lakewise.table.statistics;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.IndexedColumn;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the columns of a table are in its files and their statistics. */
public final class IndexedColumns {

  private final Metadata metadata;
  private final boolean mapped;

  private IndexedColumns(Metadata metadata) {
    this.metadata = metadata;
    this.mapped =
        !"none"
            .equalsIgnoreCase(
                metadata.configuration().getOrDefault("delta.columnMapping.mode", "none"));
  }

  /** The columns of a table. */
  public static IndexedColumns of(Metadata metadata) {
    return new IndexedColumns(metadata);
  }

  /** What a logical column is in the files; empty if the table has no such column. */
  public Optional<IndexedColumn> find(Column column) {
    List<String> physical = new ArrayList<>();
    DataType type = metadata.schema();
    boolean onceFloat = false;
    for (String name : column.path()) {
      Optional<StructField> field =
          type instanceof StructType struct ? struct.field(name) : Optional.empty();
      if (field.isEmpty()) {
        return Optional.empty();
      }
      physical.add(physicalName(field.get()));
      type = field.get().type();
      onceFloat = onceFloat(field.get());
    }
    return physical.isEmpty()
        ? Optional.empty()
        : Optional.of(new IndexedColumn(physical, type, isPartition(column), onceFloat));
  }

  private boolean isPartition(Column column) {
    return column.path().size() == 1
        && metadata.partitionColumns().stream().anyMatch(column.path().get(0)::equalsIgnoreCase);
  }

  /** The name of a field in files and statistics (Delta protocol, "Column Mapping"). */
  String physicalName(StructField field) {
    Object name = mapped ? field.metadata().get("delta.columnMapping.physicalName") : null;
    return name == null ? field.name() : (String) name;
  }

  /** Whether a field was widened from float (Delta protocol, "Type Widening Metadata"). */
  private static boolean onceFloat(StructField field) {
    return field.metadata().get("delta.typeChanges") instanceof List<?> changes
        && changes.stream()
            .anyMatch(
                change -> change instanceof Map<?, ?> map && "float".equals(map.get("fromType")));
  }
}
