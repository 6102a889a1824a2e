package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.describe.DatabricksTypes;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import java.util.Optional;

/** Columns of answers as Databricks describes them. */
final class ColumnType {

  private ColumnType() {}

  /** Writes name, place and type of a column. */
  static void describe(ResultColumn column, int position, ObjectNode into) {
    into.put("name", column.name());
    into.put("position", position);
    String text = DatabricksTypes.text(column.type());
    Optional<DataType> stored = DatabricksTypes.stored(column.type());
    into.put("type_name", stored.map(DatabricksTypes::name).orElse(text));
    into.put("type_text", text);
    if (stored.orElse(null) instanceof DecimalType decimal) {
      into.put("type_precision", decimal.precision());
      into.put("type_scale", decimal.scale());
    }
  }
}
