package io.lakewise.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.ApiException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Records as JSON: their components with underscores in the names, without those that are empty.
 * {@link RecordSchema} says the same as a schema.
 */
final class RecordJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RecordJson() {}

  /** The name of a component in JSON. */
  static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  static ObjectNode write(Record value) {
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
    return value instanceof Number number
        ? JSON.numberNode(number.longValue())
        : JSON.textNode(value.toString());
  }

  /**
   * Reads a record of texts, numbers and truths.
   *
   * @throws ApiException if something is missing, unknown or of another type
   */
  static <T extends Record> T read(ObjectNode object, Class<T> type) {
    List<Class<?>> types = new ArrayList<>();
    List<Object> parts = new ArrayList<>();
    ObjectNode rest = object.deepCopy();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      parts.add(read(name(component), rest.remove(name(component)), component.getGenericType()));
    }
    if (!rest.isEmpty()) {
      throw ApiException.invalid("There is no field '" + rest.fieldNames().next() + "'.");
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
    throw ApiException.invalid(
        "The field '" + name + "' is of another type (expected: " + type(type) + ").");
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
    return type == String.class ? "a text" : "a whole number";
  }
}
