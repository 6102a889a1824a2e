package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;

/**
 * How logical columns are named and typed inside files (Delta protocol, "Column Mapping"). {@code
 * read_parquet}'s {@code schema} finds members of structs only by name, also when it finds columns
 * by field id, so members always go by their physical names.
 *
 * @param mapping the table's mode
 * @param zoneless whether instants are read as they lie in files that do not declare them to be UTC
 *     (INT96 and such), which DuckDB would otherwise take for the session's wall clock
 */
record PhysicalColumns(Mapping mapping, boolean zoneless) {

  private static final String NAME = "delta.columnMapping.physicalName";

  /** A variant that is not shredded (Delta protocol, "Variant Data Type"). */
  private static final StructType VARIANT =
      new StructType(
          List.of(
              new StructField("metadata", PrimitiveType.BINARY, true),
              new StructField("value", PrimitiveType.BINARY, true)));

  private static final String ID = "delta.columnMapping.id";

  /** The name of a field inside files. */
  String name(StructField field) {
    Object physical = mapping == Mapping.NONE ? null : field.metadata().get(NAME);
    return physical == null ? field.name() : (String) physical;
  }

  /** The Parquet field id of a mapped field. */
  static int id(StructField field) {
    Object id = field.metadata().get(ID);
    if (!(id instanceof Number number)) {
      throw ParquetErrors.withoutFieldId(field.name());
    }
    return number.intValue();
  }

  /** The type of a column inside files. */
  DataType type(DataType logical) {
    if (logical instanceof StructType structType) {
      List<StructField> fields = new ArrayList<>();
      for (StructField field : structType.fields()) {
        fields.add(new StructField(name(field), type(field.type()), true, field.metadata()));
      }
      return new StructType(fields);
    }
    if (logical instanceof ArrayType arrayType) {
      return new ArrayType(type(arrayType.element()), true);
    }
    if (logical instanceof MapType map) {

      return new MapType(type(map.key()), type(map.value()), true);
    }
    if (logical == PrimitiveType.VARIANT) {
      return VARIANT;
    }
    return zoneless && logical == PrimitiveType.TIMESTAMP ? PrimitiveType.TIMESTAMP_NTZ : logical;
  }
}
