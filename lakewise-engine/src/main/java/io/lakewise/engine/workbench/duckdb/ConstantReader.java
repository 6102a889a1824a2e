package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads constants as EXPLAIN prints them; both sides of a comparison have the same type there. */
final class ConstantReader {

  private static final Pattern DATE = Pattern.compile("(\\d{1,7})-(\\d\\d)-(\\d\\d)( \\(BC\\))?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{1,7}-\\d\\d-\\d\\d)( \\(BC\\))? (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?)"
              + "([+-]\\d\\d(?::\\d\\d)?(?::\\d\\d)?)?( \\(BC\\))?");

  private static final Pattern INTERVAL =
      Pattern.compile(
          "(?:(-?\\d{1,7}) days?)? ?(-?)(?:(\\d{1,8}):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?)?");

  private ConstantReader() {}

  /** Whether an expression is NULL, of any type. */
  static boolean isNull(JsonNode expression) {
    JsonNode constant = isCast(expression) ? expression.path("child") : expression;
    return kind(constant).equals("NULL_LITERAL");
  }

  /** Whether an expression is a constant, perhaps with its type. */
  static boolean isConstant(JsonNode expression) {
    JsonNode constant = isCast(expression) ? expression.path("child") : expression;
    return constant.path("class").asText().equals("CONSTANT");
  }

  /** The truth value that an expression is, if it is one. */
  static Optional<Boolean> truth(JsonNode expression) {
    return kind(expression).equals("BOOLEAN")
        ? Optional.of(Boolean.valueOf(text(expression)))
        : Optional.empty();
  }

  /** The constant as one of a type; empty if it is none or of another type. */
  static Optional<Literal> read(JsonNode expression, DataType type) {
    JsonNode constant = expression;
    if (isCast(expression)) {
      Optional<DataType> named = ExactCasts.typeOf(expression.path("type_expr"));
      if (named.isEmpty() || !named.get().equals(type)) {
        return Optional.empty();
      }
      constant = expression.path("child");
    }
    if (!constant.path("class").asText().equals("CONSTANT")) {
      return Optional.empty();
    }
    try {
      return value(kind(constant), text(constant), type).map(value -> new Literal(type, value));
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The exact number that an expression is, of any type. */
  static Optional<BigDecimal> number(JsonNode expression) {
    JsonNode constant = expression;
    if (isCast(expression)) {
      if (ExactCasts.typeOf(expression.path("type_expr"))
          .filter(CastSteps::isExactNumber)
          .isEmpty()) {
        return Optional.empty();
      }
      constant = expression.path("child");
    }
    boolean number = kind(constant).equals("INTEGER") || kind(constant).equals("NUMERIC");
    try {
      return number ? Optional.of(new BigDecimal(text(constant))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * A span of time without months.
   *
   * @param days whole days, which a change of clocks may lengthen
   * @param micros microseconds
   */
  record Interval(long days, long micros) {

    /** In microseconds, where days have 24 hours. */
    long length() {
      return Math.addExact(Math.multiplyExact(days, 86_400_000_000L), micros);
    }

    Interval negated() {
      return new Interval(-days, -micros);
    }
  }

  /** The interval that an expression is; empty if it has months. */
  static Optional<Interval> interval(JsonNode expression) {
    boolean named =
        isCast(expression)
            && expression.path("type_expr").path("type_name").asText().equalsIgnoreCase("INTERVAL");
    Matcher matcher = INTERVAL.matcher(text(expression.path("child")));
    if (!named || !matcher.matches()) {
      return Optional.empty();
    }
    long days = matcher.group(1) == null ? 0 : Long.parseLong(matcher.group(1));
    long micros = 0;
    if (matcher.group(3) != null) {
      String fraction = matcher.group(6) == null ? "" : matcher.group(6);
      micros =
          (Long.parseLong(matcher.group(3)) * 3600
                      + Long.parseLong(matcher.group(4)) * 60
                      + Long.parseLong(matcher.group(5)))
                  * 1_000_000
              + Long.parseLong((fraction + "000000").substring(0, 6));
    }
    return Optional.of(new Interval(days, matcher.group(2).isEmpty() ? micros : -micros));
  }

  /** The constant whose text itself names the type; empty for any other. */
  static Optional<Literal> named(JsonNode expression, DataType type) {
    return isCast(expression) ? read(expression, type) : Optional.empty();
  }

  private static Optional<Object> value(String kind, String text, DataType type) {
    boolean number = kind.equals("INTEGER") || kind.equals("NUMERIC");
    boolean string = kind.equals("STRING");
    if (type instanceof DecimalType) {
      return number ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
    if (!(type instanceof PrimitiveType primitive)) {
      return Optional.empty();
    }
    return switch (primitive) {
      case BOOLEAN ->
          kind.equals("BOOLEAN") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
      case BYTE, SHORT, INTEGER, LONG ->
          number ? Optional.of(Long.parseLong(text)) : Optional.empty();
      case FLOAT -> number ? Optional.of((double) Float.parseFloat(text)) : notFinite(string, text);
      case DOUBLE -> number ? Optional.of(Double.parseDouble(text)) : notFinite(string, text);
      case STRING -> string ? Optional.of(text) : Optional.empty();
      case BINARY -> string ? Optional.of(bytes(text)) : Optional.empty();
      case DATE -> string ? days(text) : Optional.empty();
      case TIMESTAMP -> string ? micros(text, true) : Optional.empty();
      case TIMESTAMP_NTZ -> string ? micros(text, false) : Optional.empty();
      case VARIANT -> Optional.empty();
    };
  }

  private static Optional<Object> notFinite(boolean string, String text) {
    if (!string) {
      return Optional.empty();
    }
    return switch (text) {
      case "nan" -> Optional.of(Double.NaN);
      case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("\\x", i)) {
        bytes.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 4;
      } else {
        bytes.write(text.charAt(i));
        i++;
      }
    }
    return bytes.toByteArray();
  }

  private static Optional<Object> days(String text) {
    Matcher matcher = DATE.matcher(text);
    return matcher.matches() ? Optional.of(date(matcher).toEpochDay()) : Optional.empty();
  }

  private static LocalDate date(Matcher matcher) {
    int year = Integer.parseInt(matcher.group(1));
    boolean beforeChrist = matcher.group(4) != null;
    return LocalDate.of(
        beforeChrist ? 1 - year : year,
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }

  private static Optional<Object> micros(String text, boolean zoned) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (!matcher.matches() || (matcher.group(4) != null) != zoned) {
      return Optional.empty();
    }
    boolean beforeChrist = matcher.group(2) != null || matcher.group(5) != null;
    Matcher day = DATE.matcher(matcher.group(1) + (beforeChrist ? " (BC)" : ""));
    if (!day.matches()) {
      return Optional.empty();
    }
    long seconds = zoned ? ZoneOffset.of(matcher.group(4)).getTotalSeconds() : 0;
    long micros = LocalTime.parse(matcher.group(3)).toNanoOfDay() / 1000;
    long midnight = Math.multiplyExact(date(day).toEpochDay(), 86_400_000_000L);
    return Optional.of(Math.addExact(midnight, micros - seconds * 1_000_000));
  }

  private static boolean isCast(JsonNode expression) {
    return expression.path("class").asText().equals("CAST")
        && !expression.path("try_cast").asBoolean();
  }

  private static String kind(JsonNode expression) {
    return expression.path("literal").path("kind").asText();
  }

  private static String text(JsonNode expression) {
    return expression.path("literal").path("text").asText();
  }
}
