package io.lakewise.engine.describe;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructType;
import java.util.Optional;
import java.util.stream.Collectors;

/** Types as Databricks names them. */
public final class DatabricksTypes {

  private static final String STRING = "STRING";
  private static final String INTERVAL = "INTERVAL";

  private DatabricksTypes() {}

  /** The type that a table would store; empty if none can. */
  public static Optional<DataType> stored(String duckDbType) {
    try {
      return Optional.of(DuckDbTypes.fromDuckDb(duckDbType));
    } catch (LakewiseException notStored) {
      return Optional.empty();
    }
  }

  /** A type in DuckDB's spelling in Databricks' SQL; what no table can store is a text. */
  public static String text(String duckDbType) {
    return stored(duckDbType)
        .map(DatabricksTypes::text)
        .orElse(duckDbType.equals(INTERVAL) ? INTERVAL : STRING);
  }

  /** One of the names that the clients' enumerations know. */
  public static String name(DataType type) {
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
  public static String text(DataType type) {
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
