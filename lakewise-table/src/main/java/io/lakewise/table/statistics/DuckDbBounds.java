package io.lakewise.table.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** A column's least and greatest value as DuckDB reports them, in Delta's JSON form. */
final class DuckDbBounds {

  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final String UTC = "+00";
  private static final int LAST_YEAR = 9999;

  private final DataType type;
  private final Map<String, String> reported;

  DuckDbBounds(DataType type, Map<String, String> reported) {
    this.type = type;
    this.reported = reported;
  }

  /** The lower bound, or null. */
  JsonNode low() {
    return bound(reported.get("min"), reported.get("min_is_exact"), false);
  }

  /** The upper bound, or null. */
  JsonNode high() {
    return bound(reported.get("max"), reported.get("max_is_exact"), true);
  }

  /** DuckDB cuts only strings, and raises the last byte of a maximum that it cuts. */
  private JsonNode bound(String text, String exact, boolean up) {
    if (text == null || (type != PrimitiveType.STRING && !"true".equals(exact))) {
      return null;
    }
    if (type instanceof DecimalType decimal) {
      return decimal(text, decimal);
    }
    if (!(type instanceof PrimitiveType primitive)) {
      return null;
    }
    return switch (primitive) {
      case BYTE, SHORT, INTEGER, LONG -> whole(text);
      case FLOAT, DOUBLE -> floating(text, up);
      case STRING -> string(up ? StringBounds.high(text) : StringBounds.low(text));
      case DATE -> date(text);
      case TIMESTAMP -> text.endsWith(UTC) ? time(withoutZone(text), "Z", up) : null;
      case TIMESTAMP_NTZ -> time(text, "", up);
      case BOOLEAN, BINARY, VARIANT -> null;
    };
  }

  private static JsonNode string(String text) {
    return text == null ? null : JSON.textNode(text);
  }

  private static JsonNode whole(String text) {
    Long value = ValueTexts.whole(text);
    return value == null ? null : JSON.numberNode(value);
  }

  private static JsonNode decimal(String text, DecimalType type) {
    BigDecimal value = ValueTexts.decimal(text);
    return value == null || value.stripTrailingZeros().scale() > type.scale()
        ? null
        : JSON.numberNode(value.setScale(type.scale()));
  }

  /** JSON has no infinities, and either zero may stand for both. */
  private JsonNode floating(String text, boolean up) {
    if (!"false".equals(reported.get("has_nan"))) {
      return null;
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException unreadable) {
      return null;
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return null;
    }
    if (value == 0) {
      return JSON.numberNode(up ? 0.0 : -0.0);
    }
    return type == PrimitiveType.FLOAT
        ? JSON.numberNode(Float.parseFloat(text))
        : JSON.numberNode(value);
  }

  private static JsonNode date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return isCommon(date.getYear()) ? JSON.textNode(text) : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static String withoutZone(String text) {
    return text.substring(0, text.length() - UTC.length());
  }

  /**
   * Times are cut to milliseconds; the upper bound is rounded up, so that no reader loses a row.
   */
  private static JsonNode time(String text, String zone, boolean up) {
    try {
      LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
      LocalDateTime millis = time.truncatedTo(ChronoUnit.MILLIS);
      if (up && !millis.equals(time)) {
        millis = millis.plus(1, ChronoUnit.MILLIS);
      }
      return isCommon(time.getYear()) && isCommon(millis.getYear())
          ? JSON.textNode(MILLIS.format(millis) + zone)
          : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** Other years are spelled differently by different readers. */
  private static boolean isCommon(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }
}
