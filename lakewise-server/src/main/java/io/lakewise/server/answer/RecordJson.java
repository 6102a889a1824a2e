package io.lakewise.server.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Records as JSON: their components with underscores in the names, without those that are empty.
 */
public final class RecordJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RecordJson() {}

  /** The name of a component in JSON. */
  public static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** A record of texts, numbers, truths, times, records, and lists and maps of these. */
  public static ObjectNode write(Record value) {
    ObjectNode object = JSON.objectNode();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part = part(component, value);
      if (part instanceof Optional<?> optional) {
        optional.ifPresent(present -> object.set(name(component), node(present)));
      } else {
        object.set(name(component), node(part));
      }
    }
    return object;
  }

  private static Object part(RecordComponent component, Record value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode node(Object value) {
    if (value instanceof Record inner) {
      return write(inner);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      map.forEach((key, text) -> object.put((String) key, (String) text));
      return object;
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    }
    if (value instanceof Double real) {
      return JSON.numberNode(real);
    }
    return value instanceof Number number
        ? JSON.numberNode(number.longValue())
        : JSON.textNode(value.toString());
  }

  /**
   * Reads a record of texts, numbers, words of an enum, maps of texts, records and lists of these.
   *
   * @throws ApiException if something is missing, unknown or of another type
   */
  public static <T extends Record> T read(ObjectNode object, Class<T> type) {
    return read("", object, type);
  }

  private static <T extends Record> T read(String path, ObjectNode object, Class<T> type) {
    List<Class<?>> types = new ArrayList<>();
    List<Object> parts = new ArrayList<>();
    ObjectNode rest = object.deepCopy();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      String name = name(component);
      parts.add(read(path + name, rest.remove(name), component.getGenericType()));
    }
    if (!rest.isEmpty()) {
      throw ApiException.invalid("There is no field '" + path + rest.fieldNames().next() + "'.");
    }
    try {
      var constructor = type.getDeclaredConstructor(types.toArray(Class[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(parts.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object read(String name, JsonNode value, Type type) {
    boolean absent = value == null || value.isNull();
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      return texts(name, value);
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return items(name, value, list.getActualTypeArguments()[0]);
    }
    if (type instanceof ParameterizedType optional) {
      return absent
          ? Optional.empty()
          : Optional.of(read(name, value, optional.getActualTypeArguments()[0]));
    }
    if (absent) {
      throw ApiException.invalid("The field '" + name + "' is missing.");
    }
    if (type == String.class && value.isTextual()) {
      return value.textValue();
    }
    if (type == Long.class && value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (type == Double.class && value.isNumber()) {
      return value.doubleValue();
    }
    if (type == Boolean.class && value.isBoolean()) {
      return value.booleanValue();
    }
    if (type instanceof Class<?> inner && inner.isRecord() && value instanceof ObjectNode object) {
      return read(name + ".", object, inner.asSubclass(Record.class));
    }
    if (type instanceof Class<?> words && words.isEnum() && value.isTextual()) {
      for (Object word : words.getEnumConstants()) {
        if (word.toString().equals(value.textValue())) {
          return word;
        }
      }
    }
    throw ApiException.invalid(
        "The field '" + name + "' is of another type (expected: " + type(type) + ").");
  }

  private static List<Object> items(String name, JsonNode value, Type type) {
    if (value == null || !value.isArray()) {
      throw ApiException.invalid("The field '" + name + "' is no list.");
    }
    List<Object> items = new ArrayList<>();
    value.forEach(item -> items.add(read(name + "[" + items.size() + "]", item, type)));
    return items;
  }

  private static Map<String, String> texts(String name, JsonNode value) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!value.isObject()) {
      throw ApiException.invalid(
          "The field '" + name + "' is of another type (expected: an object of texts).");
    }
    value
        .properties()
        .forEach(
            field ->
                texts.put(
                    field.getKey(),
                    (String) read(name + "." + field.getKey(), field.getValue(), String.class)));
    return texts;
  }

  private static String type(Type type) {
    if (type instanceof Class<?> words && words.isEnum()) {
      return Arrays.stream(words.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", "));
    }
    if (type instanceof Class<?> inner && inner.isRecord()) {
      return "an object";
    }
    if (type == Double.class || type == Boolean.class) {
      return type == Double.class ? "a number" : "true or false";
    }
    return type == String.class ? "a text" : "a whole number";
  }
}
