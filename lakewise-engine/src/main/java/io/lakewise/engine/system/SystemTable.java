package io.lakewise.engine.system;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table of the catalog {@code system}.
 *
 * @param schema its schema, such as {@code query}
 * @param name its name in it
 * @param comment what it holds
 * @param columns in order, each with a comment
 */
public record SystemTable(String schema, String name, String comment, List<Column> columns) {

  /** Copies the list. */
  public SystemTable {
    columns = List.copyOf(columns);
  }

  /** A column that may be null. */
  public record Column(String name, DataType type, String comment) {}

  /** Its name in full. */
  public QualifiedName fullName() {
    return new QualifiedName(SystemNames.CATALOG, schema, name);
  }

  /** Its schema as the log has it. */
  StructType structure() {
    List<StructField> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(
          new StructField(column.name(), column.type(), true, Map.of("comment", column.comment())));
    }
    return new StructType(fields);
  }
}
