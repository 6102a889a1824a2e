package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;

/**
 * Expressions that turn a value of one type into a type of the same shape with other names of
 * struct members. (DuckDB's own cast of structs goes by name.)
 */
final class Rebuild {

  private Rebuild() {}

  /** The expression, built anew where the types differ, or as it was. */
  static String expression(String expression, DataType from, DataType to) {
    return expression(expression, from, to, 0);
  }

  private static String expression(String expression, DataType from, DataType to, int depth) {
    if (DuckDbTypes.toDuckDb(from).equals(DuckDbTypes.toDuckDb(to))) {
      return expression;
    }
    if (to == PrimitiveType.VARIANT) {
      return VariantGuard.variant(expression);
    }
    if (from == PrimitiveType.VARIANT) {
      String parts = "variant_to_parquet_variant(" + expression + ")";
      return "CASE WHEN " + expression + " IS NOT NULL THEN " + parts + " END";
    }
    String inner = "x" + depth;
    if (from instanceof StructType structType) {
      return struct(expression, structType, (StructType) to, depth);
    }
    if (from instanceof ArrayType arrayType) {
      DataType elementFrom = arrayType.element();
      DataType elementTo = ((ArrayType) to).element();
      String element = expression(inner, elementFrom, elementTo, depth + 1);
      return "list_transform(" + expression + ", lambda " + inner + ": " + element + ")";
    }
    if (from instanceof MapType mapType) {
      return map(expression, inner, mapType, (MapType) to, depth);
    }
    if (from == PrimitiveType.TIMESTAMP_NTZ && to == PrimitiveType.TIMESTAMP) {
      return "(" + expression + " AT TIME ZONE 'UTC')";
    }
    throw new IllegalArgumentException(from + " does not become " + to);
  }

  private static String map(String expression, String inner, MapType from, MapType to, int depth) {
    String key = expression(inner + ".\"key\"", from.key(), to.key(), depth + 1);
    String value = expression(inner + ".\"value\"", from.value(), to.value(), depth + 1);
    return ("map_from_entries(list_transform(map_entries(" + expression + "), lambda " + inner)
        + (": struct_pack(\"key\" := " + key + ", \"value\" := " + value + ")))");
  }

  private static String struct(String expression, StructType from, StructType to, int depth) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < from.fields().size(); i++) {
      StructField source = from.fields().get(i);
      StructField target = to.fields().get(i);
      String member =
          expression(
              expression + "." + Identifiers.quote(source.name()),
              source.type(),
              target.type(),
              depth + 1);
      members.add(Identifiers.quote(target.name()) + " := " + member);
    }
    String packed = "struct_pack(" + String.join(", ", members) + ")";
    return "CASE WHEN " + expression + " IS NOT NULL THEN " + packed + " END";
  }
}
