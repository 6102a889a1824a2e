package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.predicate.Literal;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Constants in DuckDB's SQL. */
public final class Literals {

  private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

  private Literals() {}

  /** A string constant of any characters. */
  public static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }

  /** A file's path as DuckDB's readers take it: what would be a pattern means itself. */
  public static String file(String path) {
    return text(PATTERN.matcher(path).replaceAll("[$0]"));
  }

  /** A constant of exactly its type and value. */
  public static String of(Literal literal) {
    Object value = literal.value();
    if (literal.type() instanceof DecimalType) {
      return cast(((BigDecimal) value).toPlainString(), literal.type());
    }
    return switch ((PrimitiveType) literal.type()) {
      case BOOLEAN, BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE ->
          cast(String.valueOf(value), literal.type());
      case STRING -> text((String) value);
      case BINARY -> blob((byte[]) value);
      case DATE -> "(DATE '1970-01-01' + CAST(" + text(String.valueOf(value)) + " AS INTEGER))";
      case TIMESTAMP -> "make_timestamptz(" + bigint((Long) value) + ")";
      case TIMESTAMP_NTZ -> "make_timestamp(" + bigint((Long) value) + ")";
      case VARIANT -> throw new IllegalArgumentException("a literal of type variant");
    };
  }

  /** The null of a type. */
  public static String nullOf(DataType type) {
    return "CAST(NULL AS " + DuckDbTypes.toDuckDb(type) + ")";
  }

  private static String bigint(long value) {
    return "CAST('" + value + "' AS BIGINT)";
  }

  private static String cast(String value, DataType type) {
    return "CAST('" + value + "' AS " + DuckDbTypes.toDuckDb(type) + ")";
  }

  private static String blob(byte[] bytes) {
    StringBuilder hex = new StringBuilder("unhex('");
    for (byte b : bytes) {
      hex.append(String.format("%02x", b));
    }
    return hex.append("')").toString();
  }

  /**
   * A value from the log's {@code partitionValues} (Delta protocol, "Partition Value
   * Serialization"); null and the empty string are null.
   */
  public static String partitionValue(DataType type, String serialized) {
    if (serialized == null || serialized.isEmpty()) {
      return nullOf(type);
    }
    if (type == PrimitiveType.STRING) {
      return text(serialized);
    }
    if (type == PrimitiveType.BINARY) {
      return blob(serialized.getBytes(StandardCharsets.UTF_8));
    }
    if (type == PrimitiveType.TIMESTAMP) {
      return "make_timestamptz(" + bigint(PartitionTimestamps.micros(serialized)) + ")";
    }
    if (type == PrimitiveType.TIMESTAMP_NTZ) {
      return "make_timestamp(" + bigint(PartitionTimestamps.micros(serialized)) + ")";
    }
    return "CAST(" + text(serialized) + " AS " + DuckDbTypes.toDuckDb(type) + ")";
  }
}
