package io.lakewise.cli.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** One value as plain text: exact, and such that DuckDB's cast reads it back. */
public final class ValueText {

  /** Between these magnitudes floating-point numbers are written without an exponent. */
  private static final double SMALLEST_PLAIN = 1e-5;

  private static final double LARGEST_PLAIN = 1e15;
  private static final int LAST_PRINTABLE = 0x7e;
  private static final String HEX = "0123456789ABCDEF";

  private ValueText() {}

  /** The text, or null for NULL; nested values are JSON. */
  public static String of(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof Double number) {
      return floating(number, number.toString());
    }
    if (value instanceof Float number) {
      return floating(number, number.toString());
    }
    if (value instanceof byte[] bytes) {
      return blob(bytes);
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      StringBuilder json = new StringBuilder();
      JsonText.append(json, value);
      return json.toString();
    }
    return value instanceof LocalTime time ? time(time) : temporalOrPlain(value, ' ');
  }

  /** Dates and timestamps with this character between day and time; anything else as it is. */
  static String temporalOrPlain(Object value, char separator) {
    if (value instanceof LocalDate date) {
      return date(date);
    }
    if (value instanceof LocalDateTime timestamp) {
      return date(timestamp.toLocalDate()) + separator + time(timestamp.toLocalTime());
    }
    if (value instanceof OffsetDateTime timestamp) {
      LocalDateTime local = timestamp.toLocalDateTime();
      return date(local.toLocalDate())
          + separator
          + time(local.toLocalTime())
          + offset(timestamp.getOffset());
    }
    return value.toString();
  }

  /** With seconds always, and with no more digits of them than there are. */
  static String time(LocalTime time) {
    StringBuilder text = new StringBuilder(18);
    digits(text, time.getHour(), 2);
    digits(text.append(':'), time.getMinute(), 2);
    digits(text.append(':'), time.getSecond(), 2);
    if (time.getNano() != 0) {
      digits(text.append('.'), time.getNano(), 9);
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.toString();
  }

  private static void digits(StringBuilder text, int number, int width) {
    String plain = Integer.toString(number);
    text.append("0".repeat(width - plain.length())).append(plain);
  }

  private static String date(LocalDate date) {
    String text = date.toString();
    return text.startsWith("+") ? text.substring(1) : text;
  }

  private static String offset(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
  }

  private static String floating(double magnitude, String shortest) {
    double size = Math.abs(magnitude);
    if (size == 0 || Double.isNaN(size) || Double.isInfinite(size)) {
      return shortest;
    }
    if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      String plain = new BigDecimal(shortest).toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    return shortest.replace(".0E", "e").replace('E', 'e');
  }

  private static String blob(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 2);
    for (byte signed : bytes) {
      int octet = signed & 0xff;
      if (octet < ' ' || octet > LAST_PRINTABLE || octet == '\\' || octet == '\'' || octet == '"') {
        text.append("\\x").append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xf));
      } else {
        text.append((char) octet);
      }
    }
    return text.toString();
  }
}
