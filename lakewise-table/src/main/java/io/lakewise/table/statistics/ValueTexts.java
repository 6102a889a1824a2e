package io.lakewise.table.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.type.PrimitiveType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Values as the log spells them, read into the forms in which bounds are kept. */
final class ValueTexts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NANOS_PER_MICRO = 1000;

  /** Longer numbers bound nothing; reading their digits takes quadratic time. */
  private static final int LONGEST_NUMBER = 1000;

  private ValueTexts() {}

  /** The text of a JSON scalar: a string's content, or the number or word itself. */
  static String scalar(String json) {
    if (json.isEmpty() || json.charAt(0) != '"') {
      return json;
    }
    if (json.indexOf('\\') < 0) {
      return json.substring(1, json.length() - 1);
    }
    try {
      return JSON.readValue(json, String.class);
    } catch (JsonProcessingException unreadable) {
      return null;
    }
  }

  /** A whole number in plain digits, or null. */
  static Long whole(String text) {
    int digits = text.startsWith("-") ? 1 : 0;
    if (text.length() == digits || text.length() > 18) {
      return slowWhole(text);
    }
    long value = 0;
    for (int at = digits; at < text.length(); at++) {
      char digit = text.charAt(at);
      if (digit < '0' || digit > '9') {
        return slowWhole(text);
      }
      value = value * 10 + (digit - '0');
    }
    return digits == 1 ? -value : value;
  }

  private static Long slowWhole(String text) {
    BigDecimal value = decimal(text);
    return value == null || value.compareTo(value.setScale(0, RoundingMode.DOWN)) != 0
        ? null
        : saturated(value, RoundingMode.DOWN);
  }

  /** A number, exactly, or null. */
  static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      return Math.abs((long) value.scale()) > 1000 ? null : value;
    } catch (NumberFormatException unreadable) {
      return null;
    }
  }

  /** A number rounded to a long, or null beyond its range. */
  static Long saturated(BigDecimal value, RoundingMode rounding) {
    BigDecimal whole = value.setScale(0, rounding);
    return whole.precision() - whole.scale() > 19
            || whole.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
            || whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? null
        : Long.valueOf(whole.longValue());
  }

  /** Days since the epoch, or null. */
  static Long days(String text) {
    try {
      return LocalDate.parse(text).toEpochDay();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /**
   * Microseconds since the epoch, or null. A wall clock may be spelled as a date (the column was
   * one before) or as if it were in UTC.
   *
   * @param type TIMESTAMP or TIMESTAMP_NTZ
   * @param zoneless whether an instant without a zone is in UTC; else it is unreadable
   * @param up whether a part of a microsecond is rounded up
   */
  static Long micros(String text, PrimitiveType type, boolean zoneless, boolean up) {
    try {
      return micros(dateTime(text.trim().replace(' ', 'T'), type, zoneless), up);
    } catch (DateTimeException | ArithmeticException unreadable) {
      return null;
    }
  }

  private static LocalDateTime dateTime(String text, PrimitiveType type, boolean zoneless) {
    if (text.indexOf('T') < 0 && (zoneless || type == PrimitiveType.TIMESTAMP_NTZ)) {
      return LocalDate.parse(text).atStartOfDay();
    }
    boolean utc = text.endsWith("Z");
    boolean offset = utc || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
    if (type == PrimitiveType.TIMESTAMP_NTZ) {
      return LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text);
    }
    if (!offset && zoneless) {
      return LocalDateTime.parse(text);
    }
    return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static Long micros(LocalDateTime time, boolean up) {
    LocalDateTime floor = time.truncatedTo(ChronoUnit.MICROS);
    long floored =
        Math.addExact(
            Math.multiplyExact(floor.toEpochSecond(ZoneOffset.UTC), 1_000_000L),
            floor.getNano() / NANOS_PER_MICRO);
    return up && !floor.equals(time) ? Math.addExact(floored, 1) : floored;
  }
}
