package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructType;
import java.util.stream.Collectors;

/** Types of columns as Databricks names them. */
final class ColumnType {

  private static final String STRING = "STRING";

  private ColumnType() {}

  /** Writes name, place and type of a column. */
  static void describe(ResultColumn column, int position, ObjectNode into) {
    into.put("name", column.name());
    into.put("position", position);
    DataType type;
    try {
      type = DuckDbTypes.fromDuckDb(column.type());
    } catch (LakewiseException notStored) {
      boolean interval = column.type().equals("INTERVAL");
      into.put("type_name", interval ? "INTERVAL" : STRING);
      into.put("type_text", interval ? "INTERVAL" : STRING);
      return;
    }
    into.put("type_name", name(type));
    into.put("type_text", text(type));
    if (type instanceof DecimalType decimal) {
      into.put("type_precision", decimal.precision());
      into.put("type_scale", decimal.scale());
    }
  }

  /** One of the names that the clients' enumerations know. */
  private static String name(DataType type) {
    if (type instanceof PrimitiveType primitive) {
      return switch (primitive) {
        case BOOLEAN -> "BOOLEAN";
        case BYTE -> "BYTE";
        case SHORT -> "SHORT";
        case INTEGER -> "INT";
        case LONG -> "LONG";
        case FLOAT -> "FLOAT";
        case DOUBLE -> "DOUBLE";
        case STRING, VARIANT -> STRING;
        case BINARY -> "BINARY";
        case DATE -> "DATE";
        case TIMESTAMP, TIMESTAMP_NTZ -> "TIMESTAMP";
      };
    }
    if (type instanceof DecimalType) {
      return "DECIMAL";
    }
    if (type instanceof ArrayType) {
      return "ARRAY";
    }
    return type instanceof MapType ? "MAP" : "STRUCT";
  }

  /** The type in SQL. */
  private static String text(DataType type) {
    if (type instanceof PrimitiveType primitive) {
      return switch (primitive) {
        case BYTE -> "TINYINT";
        case SHORT -> "SMALLINT";
        case LONG -> "BIGINT";
        case TIMESTAMP_NTZ -> "TIMESTAMP_NTZ";
        case VARIANT -> "VARIANT";
        case BOOLEAN, INTEGER, FLOAT, DOUBLE, STRING, BINARY, DATE, TIMESTAMP -> name(type);
      };
    }
    if (type instanceof DecimalType decimal) {
      return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    if (type instanceof ArrayType array) {
      return "ARRAY<" + text(array.element()) + ">";
    }
    if (type instanceof MapType map) {
      return "MAP<" + text(map.key()) + ", " + text(map.value()) + ">";
    }
    return ((StructType) type)
        .fields().stream()
            .map(field -> field.name() + ": " + text(field.type()))
            .collect(Collectors.joining(", ", "STRUCT<", ">"));
  }
}
