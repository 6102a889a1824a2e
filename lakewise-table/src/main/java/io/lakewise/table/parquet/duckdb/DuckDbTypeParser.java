package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one DuckDB type text from left to right. */
final class DuckDbTypeParser {

  private final String text;
  private int position;

  DuckDbTypeParser(String text) {
    this.text = text;
  }

  DataType parse() {
    DataType type = type();
    skipSpace();
    if (position < text.length()) {
      throw notAType();
    }
    return type;
  }

  private DataType type() {
    DataType type = simple(word());
    while (take('[')) {
      while (position < text.length() && Character.isDigit(text.charAt(position))) {
        position++;
      }
      expect(']');
      type = new ArrayType(type, true);
    }
    return type;
  }

  private DataType simple(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "BOOLEAN", "BOOL", "LOGICAL" -> PrimitiveType.BOOLEAN;
      case "TINYINT", "INT1" -> PrimitiveType.BYTE;
      case "SMALLINT", "INT2", "SHORT", "UTINYINT" -> PrimitiveType.SHORT;
      case "INTEGER", "INT", "INT4", "SIGNED", "USMALLINT" -> PrimitiveType.INTEGER;
      case "BIGINT", "INT8", "LONG", "UINTEGER" -> PrimitiveType.LONG;
      case "UBIGINT" -> new DecimalType(20, 0);
      case "HUGEINT", "INT128" -> new DecimalType(38, 0);
      case "FLOAT", "REAL", "FLOAT4" -> PrimitiveType.FLOAT;
      case "DOUBLE", "FLOAT8" -> PrimitiveType.DOUBLE;
      case "DECIMAL", "NUMERIC", "DEC" -> decimal();
      case "VARCHAR", "TEXT", "STRING", "CHAR", "BPCHAR" -> string();
      case "UUID", "JSON", "NULL", "\"NULL\"" -> PrimitiveType.STRING;
      case "ENUM" -> enumeration();
      case "BLOB", "BYTEA", "BINARY", "VARBINARY" -> PrimitiveType.BINARY;
      case "DATE" -> PrimitiveType.DATE;
      case "TIMESTAMP", "DATETIME" ->
          zoned() ? PrimitiveType.TIMESTAMP : PrimitiveType.TIMESTAMP_NTZ;
      case "TIMESTAMPTZ", "TIMESTAMPTZ_NS" -> PrimitiveType.TIMESTAMP;
      case "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP_US" ->
          PrimitiveType.TIMESTAMP_NTZ;
      case "VARIANT" -> PrimitiveType.VARIANT;
      case "STRUCT", "ROW" -> struct();
      case "MAP" -> map();
      default -> throw refused(name);
    };
  }

  private DataType decimal() {
    if (!take('(')) {
      return new DecimalType(18, 3);
    }
    int precision = number();
    int scale = take(',') ? number() : 0;
    expect(')');
    return new DecimalType(precision, scale);
  }

  private DataType string() {
    if (take('(')) {
      number();
      expect(')');
    }
    return PrimitiveType.STRING;
  }

  /** With its values, or without, as JDBC names the type of a result's column. */
  private DataType enumeration() {
    if (!take('(')) {
      return PrimitiveType.STRING;
    }
    do {
      quoted('\'');
    } while (take(','));
    expect(')');
    return PrimitiveType.STRING;
  }

  private boolean zoned() {
    String zone = " WITH TIME ZONE";
    if (text.regionMatches(true, position, zone, 0, zone.length())) {
      position += zone.length();
      return true;
    }
    return false;
  }

  private DataType struct() {
    expect('(');
    List<StructField> fields = new ArrayList<>();
    do {
      skipSpace();
      String name = peek() == '"' ? quoted('"') : word();
      fields.add(new StructField(name, type(), true));
    } while (take(','));
    expect(')');
    return new StructType(fields);
  }

  private DataType map() {
    expect('(');
    DataType key = type();
    expect(',');
    DataType value = type();
    expect(')');
    return new MapType(key, value, true);
  }

  private String word() {
    skipSpace();
    int start = position;
    if (peek() == '"') {
      quoted('"');
      return text.substring(start, position);
    }
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
      position++;
    }
    if (position == start) {
      throw notAType();
    }
    return text.substring(start, position);
  }

  private String quoted(char quote) {
    expect(quote);
    StringBuilder name = new StringBuilder();
    while (position < text.length()) {
      char next = text.charAt(position++);
      if (next != quote) {
        name.append(next);
      } else if (peek() == quote) {
        name.append(quote);
        position++;
      } else {
        return name.toString();
      }
    }
    throw notAType();
  }

  private int number() {
    skipSpace();
    int start = position;
    while (position < text.length() && Character.isDigit(text.charAt(position))) {
      position++;
    }
    if (position == start) {
      throw notAType();
    }
    return Integer.parseInt(text, start, position, 10);
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : '\0';
  }

  private boolean take(char expected) {
    skipSpace();
    if (peek() != expected) {
      return false;
    }
    position++;
    return true;
  }

  private void expect(char expected) {
    if (!take(expected)) {
      throw notAType();
    }
  }

  private void skipSpace() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private LakewiseException notAType() {
    return ParquetErrors.notAType(text, position);
  }

  private LakewiseException refused(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "TIME", "TIMETZ", "TIME_NS", "INTERVAL", "BIT", "BITSTRING", "UNION", "BIGNUM" ->
          ParquetErrors.typeWithoutTable(text, "VARCHAR");
      case "UHUGEINT" -> ParquetErrors.typeWithoutTable(text, "DECIMAL(38,0)");
      default -> ParquetErrors.typeWithoutTable(text, "VARCHAR");
    };
  }
}
