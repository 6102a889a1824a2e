package io.lakewise.table.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of single fields; each method leaves the parser on the value's last token. */
final class JsonFields {

  private JsonFields() {}

  static boolean next(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      return false;
    }
    parser.nextToken();
    return true;
  }

  static void expectObject(JsonParser parser, String action) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IncompleteActionException("an action '" + action + "' is not an object");
    }
  }

  static String text(JsonParser parser) throws IOException {
    if (parser.currentToken().isStructStart()) {
      throw new IncompleteActionException(
          "'" + parser.currentName() + "' is an object or a list (expected: a string)");
    }
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  static Long number(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getLongValue();
  }

  /** A number of bytes: not negative. */
  static Long size(JsonParser parser) throws IOException {
    Long size = number(parser);
    if (size != null && size < 0) {
      throw new IncompleteActionException(
          "'" + parser.currentName() + "' is " + size + " (expected: 0 or more)");
    }
    return size;
  }

  static Integer integer(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getIntValue();
  }

  static Boolean flag(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getBooleanValue();
  }

  /** A map of strings, whose values may be null; null if it is null. */
  static Map<String, String> map(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    expect(parser, JsonToken.START_OBJECT, "an object");
    Map<String, String> map = null;
    while (next(parser)) {
      if (map == null) {
        map = new LinkedHashMap<>();
      }
      String key = parser.currentName();
      map.put(key, text(parser));
    }
    return map == null ? Map.of() : Collections.unmodifiableMap(map);
  }

  /** A list of strings; null if it is null. */
  static List<String> list(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    expect(parser, JsonToken.START_ARRAY, "a list");
    String name = parser.currentName();
    List<String> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String element = text(parser);
      if (element == null) {
        throw new IncompleteActionException("the list '" + name + "' has a null in it");
      }
      list.add(element);
    }
    return list;
  }

  /** What must not be taken for missing: a value of another kind could hide a feature. */
  static void expect(JsonParser parser, JsonToken token, String kind) throws IOException {
    if (parser.currentToken() != token) {
      throw new IncompleteActionException("'" + parser.currentName() + "' is not " + kind);
    }
  }

  static void write(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  static void write(JsonGenerator json, String name, Long value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, value);
    }
  }

  static void write(JsonGenerator json, String name, Boolean value) throws IOException {
    if (value != null) {
      json.writeBooleanField(name, value);
    }
  }

  static void write(JsonGenerator json, String name, Map<String, String> map) throws IOException {
    if (map != null) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, String> entry : map.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  static void write(JsonGenerator json, String name, Collection<String> list) throws IOException {
    if (list != null) {
      json.writeArrayFieldStart(name);
      for (String element : list) {
        json.writeString(element);
      }
      json.writeEndArray();
    }
  }
}
