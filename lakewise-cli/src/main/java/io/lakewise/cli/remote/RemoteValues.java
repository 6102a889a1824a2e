package io.lakewise.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.lakewise.engine.statement.TypeText;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Base64;

/** Texts of the statement API as the values of result rows. */
final class RemoteValues {

  private static final ObjectReader NESTED =
      ServerConnection.mapper()
          .readerFor(Object.class)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private RemoteValues() {}

  /** A type of the API in DuckDB's spelling; there TIMESTAMP has a time zone. */
  static String duckDbType(String text) {
    if (text.equals("TIMESTAMP")) {
      return "TIMESTAMP WITH TIME ZONE";
    }
    try {
      return DuckDbTypes.toDuckDb(TypeText.parse(text));
    } catch (LakewiseException unknown) {
      return "VARCHAR";
    }
  }

  /** A value of a type from {@link #duckDbType}. */
  static Object read(String text, String type) {
    if (type.startsWith("DECIMAL")) {
      return new BigDecimal(text);
    }
    if (type.endsWith("]") || type.startsWith("MAP(") || type.startsWith("STRUCT(")) {
      try {
        return NESTED.readValue(text);
      } catch (JsonProcessingException notJson) {
        return text;
      }
    }
    return switch (type) {
      case "BOOLEAN" -> Boolean.valueOf(text);
      case "TINYINT" -> Byte.valueOf(text);
      case "SMALLINT" -> Short.valueOf(text);
      case "INTEGER" -> Integer.valueOf(text);
      case "BIGINT" -> Long.valueOf(text);
      case "FLOAT" -> Float.valueOf(text);
      case "DOUBLE" -> Double.valueOf(text);
      case "DATE" -> LocalDate.parse(text);
      case "TIMESTAMP" -> LocalDateTime.parse(text);
      case "TIMESTAMP WITH TIME ZONE" -> OffsetDateTime.parse(text);
      case "BLOB" -> Base64.getDecoder().decode(text);
      default -> text;
    };
  }
}
