package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.util.List;
import java.util.Optional;

/** What SHOW TABLE EXTENDED says of a table or view, in Spark's lines, which programs read. */
final class TableInformation {

  private final StatementContext statement;

  TableInformation(StatementContext statement) {
    this.statement = statement;
  }

  String of(Relation entry) {
    Optional<Snapshot> snapshot = snapshot(entry);
    TableDescription description = new TableDescription();
    description.detail(Optional.of(entry), snapshot);
    StringBuilder lines = new StringBuilder();
    for (List<Object> row : description.listing().rows()) {
      if (row.get(1) != null && !row.get(1).equals("")) {
        lines.append(row.get(0)).append(": ").append(row.get(1)).append('\n');
      }
    }
    snapshot.ifPresent(version -> columns(version, lines));
    return lines.toString();
  }

  private Optional<Snapshot> snapshot(Relation entry) {
    return entry instanceof TableEntry table ? statement.names().readable(table) : Optional.empty();
  }

  private static void columns(Snapshot version, StringBuilder lines) {
    List<String> partitions = version.metadata().partitionColumns();
    if (!partitions.isEmpty()) {
      lines.append("Partition Provider: Catalog\nPartition Columns: [");
      lines.append(String.join(", ", partitions)).append("]\n");
    }
    lines.append("Schema: root\n");
    for (StructField field : version.schema().fields()) {
      lines.append(" |-- ").append(field.name()).append(": ").append(spelled(field.type()));
      lines.append(" (nullable = ").append(field.nullable()).append(")\n");
    }
  }

  private static String spelled(DataType type) {
    if (type instanceof PrimitiveType primitive) {
      return primitive.wireName();
    }
    if (type instanceof DecimalType decimal) {
      return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    if (type instanceof ArrayType) {
      return "array";
    }
    return type instanceof MapType ? "map" : "struct";
  }
}
