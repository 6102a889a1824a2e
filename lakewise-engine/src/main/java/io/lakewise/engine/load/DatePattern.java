package io.lakewise.engine.load;

import io.lakewise.engine.error.LoadErrors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of dates: Spark's, such as {@code yyyy-MM-dd}, and DuckDB's, such as {@code %Y-%m}. */
final class DatePattern {

  private static final Pattern FIELD = Pattern.compile("'([^']*)'|([A-Za-z])\\2*|%");

  private DatePattern() {}

  /** The pattern in DuckDB's spelling; one with a percent sign is taken as it is. */
  static String ofDuckDb(String pattern) {
    if (pattern.indexOf('%') >= 0) {
      return pattern;
    }
    StringBuilder spelled = new StringBuilder();
    Matcher field = FIELD.matcher(pattern);
    while (field.find()) {
      String text = field.group(1) != null ? field.group(1) : specifier(field.group(), pattern);
      field.appendReplacement(spelled, Matcher.quoteReplacement(text));
    }
    return field.appendTail(spelled).toString();
  }

  private static String specifier(String letters, String pattern) {
    return switch (letters) {
      case "yyyy", "y", "uuuu", "u" -> "%Y";
      case "yy", "uu" -> "%y";
      case "MM" -> "%m";
      case "M" -> "%-m";
      case "MMM" -> "%b";
      case "MMMM" -> "%B";
      case "dd" -> "%d";
      case "d" -> "%-d";
      case "DDD" -> "%j";
      case "HH" -> "%H";
      case "H" -> "%-H";
      case "hh" -> "%I";
      case "h" -> "%-I";
      case "mm" -> "%M";
      case "m" -> "%-M";
      case "ss" -> "%S";
      case "s" -> "%-S";
      case "SSS" -> "%g";
      case "SSSSSS" -> "%f";
      case "a" -> "%p";
      case "E", "EEE" -> "%a";
      case "EEEE" -> "%A";
      case "X", "XX", "XXX", "Z", "x", "xx", "xxx" -> "%z";
      default -> throw LoadErrors.datePattern(pattern, letters);
    };
  }
}
