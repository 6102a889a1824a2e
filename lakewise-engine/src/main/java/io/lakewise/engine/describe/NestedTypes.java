package io.lakewise.engine.describe;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.stream.Collectors;

/**
 * Nested types as Databricks' DESCRIBE spells them, which clients take apart: {@code
 * struct<a:int,b:array<string>>}.
 */
final class NestedTypes {

  private NestedTypes() {}

  /** The type of a column as it is shown; what is not nested stays as SQL spells it. */
  static String shown(String type) {
    boolean nested = type.endsWith("[]") || type.startsWith("STRUCT(") || type.startsWith("MAP(");
    try {
      return nested ? spelled(DuckDbTypes.fromDuckDb(type)) : type;
    } catch (LakewiseException notOfATable) {
      return type;
    }
  }

  private static String spelled(DataType type) {
    if (type instanceof DecimalType decimal) {
      return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    if (type instanceof ArrayType array) {
      return "array<" + spelled(array.element()) + ">";
    }
    if (type instanceof MapType map) {
      return "map<" + spelled(map.key()) + "," + spelled(map.value()) + ">";
    }
    if (type instanceof StructType struct) {
      return struct.fields().stream()
          .map(NestedTypes::member)
          .collect(Collectors.joining(",", "struct<", ">"));
    }
    return primitive((PrimitiveType) type);
  }

  private static String member(StructField field) {
    boolean plain = field.name().matches("[A-Za-z_][A-Za-z0-9_]*");
    String name = plain ? field.name() : '`' + field.name().replace("`", "``") + '`';
    return name + ":" + spelled(field.type());
  }

  private static String primitive(PrimitiveType type) {
    return switch (type) {
      case BOOLEAN -> "boolean";
      case BYTE -> "tinyint";
      case SHORT -> "smallint";
      case INTEGER -> "int";
      case LONG -> "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case STRING -> "string";
      case BINARY -> "binary";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMP_NTZ -> "timestamp_ntz";
      case VARIANT -> "variant";
    };
  }
}
