package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.util.Locale;
import java.util.Optional;

/** The casts of a column that lose nothing and keep the order, so that bounds stay bounds. */
final class ExactCasts {

  private ExactCasts() {}

  /** The type after such a cast; empty if the cast is another. */
  static Optional<DataType> target(DataType from, JsonNode typeExpression) {
    Optional<DataType> to = typeOf(typeExpression);
    if (to.isEmpty()) {
      return to;
    }
    return to.get().equals(from) || isExact(from, to.get()) ? to : Optional.empty();
  }

  /** The type that a type expression names, as far as casts of constants and columns need it. */
  static Optional<DataType> typeOf(JsonNode typeExpression) {
    return switch (typeExpression.path("type_name").asText().toUpperCase(Locale.ROOT)) {
      case "BOOLEAN" -> Optional.of(PrimitiveType.BOOLEAN);
      case "TINYINT" -> Optional.of(PrimitiveType.BYTE);
      case "SMALLINT" -> Optional.of(PrimitiveType.SHORT);
      case "INTEGER" -> Optional.of(PrimitiveType.INTEGER);
      case "BIGINT" -> Optional.of(PrimitiveType.LONG);
      case "HUGEINT" -> Optional.of(new DecimalType(38, 0));
      case "FLOAT" -> Optional.of(PrimitiveType.FLOAT);
      case "DOUBLE" -> Optional.of(PrimitiveType.DOUBLE);
      case "VARCHAR" -> Optional.of(PrimitiveType.STRING);
      case "BLOB" -> Optional.of(PrimitiveType.BINARY);
      case "DATE" -> Optional.of(PrimitiveType.DATE);
      case "TIMESTAMP" -> Optional.of(PrimitiveType.TIMESTAMP_NTZ);
      case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ" -> Optional.of(PrimitiveType.TIMESTAMP);
      case "DECIMAL" -> decimal(typeExpression.path("children"));
      default -> Optional.empty();
    };
  }

  private static Optional<DataType> decimal(JsonNode parameters) {
    int precision = parameters.path(0).path("literal").path("text").asInt(0);
    int scale = parameters.path(1).path("literal").path("text").asInt(-1);
    return precision < 1 || precision > 38 || scale < 0 || scale > precision
        ? Optional.empty()
        : Optional.of(new DecimalType(precision, scale));
  }

  private static boolean isExact(DataType from, DataType to) {
    int digits = wholeDigits(from);
    if (to instanceof DecimalType wide) {

      if (from instanceof DecimalType decimal && decimal.scale() > wide.scale()) {
        return false;
      }
      return digits > 0 && wide.precision() - wide.scale() >= digits;
    }
    if (to == PrimitiveType.DOUBLE) {
      return from == PrimitiveType.FLOAT || (isWhole(from) && digits <= 10);
    }
    if (to == PrimitiveType.FLOAT) {
      return isWhole(from) && digits <= 5;
    }
    return isWhole(from) && isWhole(to) && digits <= wholeDigits(to);
  }

  private static boolean isWhole(DataType type) {
    return !(type instanceof DecimalType) && wholeDigits(type) > 0;
  }

  /** Digits before the point that a value may have; 0 for types without any. */
  private static int wholeDigits(DataType type) {
    if (type instanceof DecimalType decimal) {
      return decimal.precision() - decimal.scale();
    }
    if (!(type instanceof PrimitiveType primitive)) {
      return 0;
    }
    return switch (primitive) {
      case BYTE -> 3;
      case SHORT -> 5;
      case INTEGER -> 10;
      case LONG -> 19;
      case BOOLEAN, FLOAT, DOUBLE, STRING, BINARY, DATE, TIMESTAMP, TIMESTAMP_NTZ, VARIANT -> 0;
    };
  }
}
