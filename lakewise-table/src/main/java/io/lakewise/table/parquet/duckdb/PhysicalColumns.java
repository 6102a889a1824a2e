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
 * How logical columns are named inside files (Delta protocol, "Column Mapping"), and the
 * expressions that turn a column as a file has it into the logical one. {@code read_parquet}'s
 * {@code schema} finds members of structs only by name, so structs whose members are mapped are
 * read under their physical names and built anew.
 */
final class PhysicalColumns {

  private static final String NAME = "delta.columnMapping.physicalName";
  private static final String ID = "delta.columnMapping.id";

  private final boolean mapped;
  private final boolean zoneless;

  /**
   * @param zoneless whether instants are read as they lie in files that do not declare them to be
   *     UTC (INT96 and such), which DuckDB would otherwise take for the session's wall clock
   */
  PhysicalColumns(Mapping mapping, boolean zoneless) {
    this.mapped = mapping != Mapping.NONE;
    this.zoneless = zoneless;
  }

  /** The name of a field inside files. */
  static String name(StructField field, Mapping mapping) {
    Object physical = mapping == Mapping.NONE ? null : field.metadata().get(NAME);
    return physical == null ? field.name() : (String) physical;
  }

  /** The Parquet field id of a mapped field. */
  static int id(StructField field) {
    Object id = field.metadata().get(ID);
    if (!(id instanceof Number)) {
      throw ParquetErrors.withoutFieldId(field.name());
    }
    return ((Number) id).intValue();
  }

  private String name(StructField field) {
    return name(field, mapped ? Mapping.NAME : Mapping.NONE);
  }

  /** The type under which a column is read. */
  DataType type(DataType logical) {
    if (logical instanceof StructType) {
      List<StructField> fields = new ArrayList<>();
      for (StructField field : ((StructType) logical).fields()) {
        fields.add(new StructField(name(field), type(field.type()), true));
      }
      return new StructType(fields);
    }
    if (logical instanceof ArrayType) {
      return new ArrayType(type(((ArrayType) logical).element()), true);
    }
    if (logical instanceof MapType) {
      MapType map = (MapType) logical;
      return new MapType(type(map.key()), type(map.value()), true);
    }
    return zoneless && logical == PrimitiveType.TIMESTAMP ? PrimitiveType.TIMESTAMP_NTZ : logical;
  }

  /** The logical value of a column that was read with {@link #type}. */
  String logical(String expression, DataType logical) {
    return logical(expression, logical, 0);
  }

  private String logical(String expression, DataType logical, int depth) {
    if (DuckDbTypes.toDuckDb(type(logical)).equals(DuckDbTypes.toDuckDb(logical))) {
      return expression;
    }
    String inner = "x" + depth;
    if (logical instanceof StructType) {
      return struct(expression, (StructType) logical, depth);
    }
    if (logical instanceof ArrayType) {
      String element = logical(inner, ((ArrayType) logical).element(), depth + 1);
      return "list_transform(" + expression + ", lambda " + inner + ": " + element + ")";
    }
    if (logical instanceof MapType) {
      MapType map = (MapType) logical;
      String key = logical(inner + ".\"key\"", map.key(), depth + 1);
      String value = logical(inner + ".\"value\"", map.value(), depth + 1);
      return ("map_from_entries(list_transform(map_entries(" + expression + "), lambda " + inner)
          + (": struct_pack(\"key\" := " + key + ", \"value\" := " + value + ")))");
    }
    return "(" + expression + " AT TIME ZONE 'UTC')";
  }

  private String struct(String expression, StructType logical, int depth) {
    List<String> members = new ArrayList<>();
    for (StructField field : logical.fields()) {
      String member = expression + "." + Identifiers.quote(name(field));
      members.add(
          Identifiers.quote(field.name()) + " := " + logical(member, field.type(), depth + 1));
    }
    return "CASE WHEN "
        + expression
        + " IS NOT NULL THEN struct_pack("
        + String.join(", ", members)
        + ") END";
  }
}
