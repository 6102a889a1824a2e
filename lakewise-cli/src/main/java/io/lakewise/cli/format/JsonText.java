package io.lakewise.cli.format;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Values as JSON: numbers exact, NaN and infinities as strings, binary as base64, dates and times
 * in ISO 8601. Written by hand, as loading a JSON library would cost every start.
 */
final class JsonText {

  private static final char FIRST_UNESCAPED = 0x20;

  private JsonText() {}

  /** Appends one value. */
  static void append(StringBuilder json, Object value) {
    if (value == null) {
      json.append("null");
    } else if (value instanceof Double || value instanceof Float) {
      floating(json, (Number) value);
    } else if (value instanceof BigDecimal decimal) {
      json.append(decimal.toPlainString());
    } else if (value instanceof Boolean || value instanceof Number) {
      json.append(value);
    } else if (value instanceof byte[] bytes) {
      string(json, Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof List<?> list) {
      list(json, list);
    } else if (value instanceof Map<?, ?> map) {
      object(json, map);
    } else if (value instanceof java.time.LocalTime time) {
      string(json, ValueText.time(time));
    } else {
      string(json, ValueText.temporalOrPlain(value, 'T'));
    }
  }

  /** Appends a string in quotes. */
  static void string(StringBuilder json, String text) {
    json.append('"');
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      switch (character) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (character < FIRST_UNESCAPED || Character.isISOControl(character)) {
            json.append(String.format("\\u%04x", (int) character));
          } else {
            json.append(character);
          }
        }
      }
    }
    json.append('"');
  }

  private static void floating(StringBuilder json, Number number) {
    if (Double.isFinite(number.doubleValue())) {
      json.append(ValueText.of(number));
    } else {
      string(json, number.toString());
    }
  }

  private static void list(StringBuilder json, List<?> list) {
    json.append('[');
    String separator = "";
    for (Object element : list) {
      json.append(separator);
      append(json, element);
      separator = ",";
    }
    json.append(']');
  }

  private static void object(StringBuilder json, Map<?, ?> map) {
    json.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.append(separator);
      string(json, String.valueOf(ValueText.of(entry.getKey())));
      json.append(':');
      append(json, entry.getValue());
      separator = ",";
    }
    json.append('}');
  }
}
