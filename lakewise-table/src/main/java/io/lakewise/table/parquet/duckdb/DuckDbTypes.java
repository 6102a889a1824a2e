package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.stream.Collectors;

/** Delta's types in DuckDB's spelling, and back. */
public final class DuckDbTypes {

  private DuckDbTypes() {}

  /** The DuckDB type that holds exactly the values of a Delta type. */
  public static String toDuckDb(DataType type) {
    if (type instanceof PrimitiveType primitive) {
      return primitive(primitive);
    }
    if (type instanceof DecimalType decimal) {

      return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
    }
    if (type instanceof ArrayType arrayType) {
      return toDuckDb(arrayType.element()) + "[]";
    }
    if (type instanceof MapType map) {

      return "MAP(" + toDuckDb(map.key()) + ", " + toDuckDb(map.value()) + ")";
    }
    return ((StructType) type)
        .fields().stream()
            .map(DuckDbTypes::member)
            .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  /**
   * The Delta type of a column whose DuckDB type is given as {@code typeof} and {@code DESCRIBE}
   * spell it. Unsigned integers become the next wider type, {@code HUGEINT} becomes {@code
   * decimal(38,0)}, {@code UUID}, {@code ENUM} and {@code JSON} become strings; every part is
   * nullable.
   *
   * @throws io.lakewise.table.error.LakewiseException USER, with the cast that helps, if a table
   *     cannot hold the type
   */
  public static DataType fromDuckDb(String type) {
    return new DuckDbTypeParser(type).parse();
  }

  private static String member(StructField field) {
    return Identifiers.quote(field.name()) + " " + toDuckDb(field.type());
  }

  private static String primitive(PrimitiveType type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case BYTE -> "TINYINT";
      case SHORT -> "SMALLINT";
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case STRING -> "VARCHAR";
      case BINARY -> "BLOB";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case TIMESTAMP_NTZ -> "TIMESTAMP";
      case VARIANT -> "VARIANT";
    };
  }
}
