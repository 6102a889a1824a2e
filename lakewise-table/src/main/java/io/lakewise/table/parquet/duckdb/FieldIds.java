package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.stream.Collectors;

/** The option {@code FIELD_IDS} of COPY for mapped columns. */
final class FieldIds {

  private FieldIds() {}

  /** The option's value: ids of the fields and their nested fields, by physical names. */
  static String of(List<StructField> columns, PhysicalColumns physical) {
    return columns.stream()
        .map(column -> field(column, physical))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String field(StructField field, PhysicalColumns physical) {
    String id = Integer.toString(PhysicalColumns.id(field));
    String inner = inner(field.type(), physical);
    return Identifiers.quote(physical.name(field))
        + ": "
        + (inner.isEmpty() ? id : "{__duckdb_field_id: " + id + ", " + inner + "}");
  }

  private static String inner(DataType type, PhysicalColumns physical) {
    if (type instanceof StructType structType) {
      return structType.fields().stream()
          .map(field -> field(field, physical))
          .collect(Collectors.joining(", "));
    }
    if (type instanceof ArrayType arrayType) {
      return nested("element", arrayType.element(), physical);
    }
    if (type instanceof MapType mapType) {
      String key = nested("key", mapType.key(), physical);
      String value = nested("value", mapType.value(), physical);
      return key.isEmpty() || value.isEmpty() ? key + value : key + ", " + value;
    }
    return "";
  }

  private static String nested(String name, DataType type, PhysicalColumns physical) {
    String inner = inner(type, physical);
    return inner.isEmpty() ? "" : name + ": {" + inner + "}";
  }
}
