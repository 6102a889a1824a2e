package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/** Partition values as the log spells them (Delta protocol, "Partition Value Serialization"). */
final class PartitionValues {

  private static final Set<PrimitiveType> DATES =
      Set.of(PrimitiveType.DATE, PrimitiveType.TIMESTAMP, PrimitiveType.TIMESTAMP_NTZ);

  private PartitionValues() {}

  /** SQL for the text of a value, which {@link #serialize} finishes. */
  static String expression(String column, DataType type) {
    if (type == PrimitiveType.TIMESTAMP) {
      return "strftime(" + column + " AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')";
    }
    if (type == PrimitiveType.TIMESTAMP_NTZ) {
      return "strftime(" + column + ", '%Y-%m-%d %H:%M:%S.%f')";
    }
    if (type == PrimitiveType.BINARY) {
      return "hex(" + column + ")";
    }
    return "CAST(" + column + " AS VARCHAR)";
  }

  /** The serialised value; an empty string is null, as it would be read. */
  static String serialize(StructField column, String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (column.type() == PrimitiveType.BINARY) {
      return utf8(column, HexFormat.of().parseHex(text));
    }
    if (column.type() == PrimitiveType.FLOAT || column.type() == PrimitiveType.DOUBLE) {
      return switch (text) {
        case "nan" -> "NaN";
        case "inf" -> "Infinity";
        case "-inf" -> "-Infinity";
        default -> text;
      };
    }
    if (column.type() instanceof PrimitiveType
        && DATES.contains((PrimitiveType) column.type())
        && !text.matches("\\d{4}-\\d\\d-\\d\\d([T ][0-9:.]+Z?)?")) {
      throw ParquetErrors.notAPartitionValue(
          column.name(), text, "only the years 0 to 9999 have a spelling in the log");
    }
    return text;
  }

  private static String utf8(StructField column, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ParquetErrors.notAPartitionValue(
          column.name(), HexFormat.of().formatHex(bytes), "bytes must be UTF-8 in the log");
    }
  }
}
