package io.lakewise.server.result;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Columns of batches, their types in DuckDB's spelling. */
final class ArrowColumns {

  private ArrowColumns() {}

  static List<ResultColumn> of(Schema schema) {
    return schema.getFields().stream()
        .map(field -> new ResultColumn(field.getName(), type(field)))
        .toList();
  }

  private static String type(Field field) {
    ArrowType type = field.getType();
    if (type instanceof ArrowType.Int number) {
      return integer(number);
    }
    if (type instanceof ArrowType.FloatingPoint number) {
      return number.getPrecision() == FloatingPointPrecision.DOUBLE ? "DOUBLE" : "FLOAT";
    }
    if (type instanceof ArrowType.Decimal number) {
      return "DECIMAL(" + number.getPrecision() + "," + number.getScale() + ")";
    }
    if (type instanceof ArrowType.Timestamp time) {
      return time.getTimezone() == null ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE";
    }
    if (type instanceof ArrowType.List
        || type instanceof ArrowType.LargeList
        || type instanceof ArrowType.FixedSizeList) {
      return type(field.getChildren().get(0)) + "[]";
    }
    if (type instanceof ArrowType.Map) {
      List<Field> entry = field.getChildren().get(0).getChildren();
      return "MAP(" + type(entry.get(0)) + ", " + type(entry.get(1)) + ")";
    }
    if (type instanceof ArrowType.Struct) {
      return field.getChildren().stream()
          .map(member -> Identifiers.quote(member.getName()) + " " + type(member))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    return simple(type);
  }

  private static String integer(ArrowType.Int number) {
    String unsigned = number.getIsSigned() ? "" : "U";
    return unsigned
        + switch (number.getBitWidth()) {
          case 8 -> "TINYINT";
          case 16 -> "SMALLINT";
          case 32 -> "INTEGER";
          default -> "BIGINT";
        };
  }

  private static String simple(ArrowType type) {
    return switch (type.getTypeID()) {
      case Bool -> "BOOLEAN";
      case Date -> "DATE";
      case Time -> "TIME";
      case Interval, Duration -> "INTERVAL";
      case Binary, LargeBinary, FixedSizeBinary, BinaryView -> "BLOB";
      default -> "VARCHAR";
    };
  }
}
