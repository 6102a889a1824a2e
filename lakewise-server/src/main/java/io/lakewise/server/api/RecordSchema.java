package io.lakewise.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.RecordJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schemas of records as {@link RecordJson} writes them, gathered under their names. */
final class RecordSchema {

  private final ObjectNode schemas;

  /** Adds schemas to an object, each under the name of its record. */
  RecordSchema(ObjectNode schemas) {
    this.schemas = schemas;
  }

  /** A reference to the schema of a record, which is added with those that it needs. */
  ObjectNode of(Class<?> type) {
    if (!schemas.has(type.getSimpleName())) {
      add(type);
    }
    return JsonAnswers.object().put("$ref", "#/components/schemas/" + type.getSimpleName());
  }

  private void add(Class<?> type) {
    ObjectNode schema = schemas.putObject(type.getSimpleName()).put("type", "object");
    if (type.getRecordComponents().length == 0) {
      return;
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    schema.put("additionalProperties", false);
    for (RecordComponent component : type.getRecordComponents()) {
      String name = RecordJson.name(component);
      properties.set(name, schema(component.getGenericType()));
      if (component.getType() != Optional.class) {
        required.add(name);
      }
    }
  }

  private ObjectNode schema(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == Optional.class) {
        return schema(last);
      }
      if (generic.getRawType() == List.class) {
        return JsonAnswers.object().put("type", "array").set("items", schema(last));
      }
      if (generic.getRawType() == Map.class) {
        return JsonAnswers.object().put("type", "object").set("additionalProperties", schema(last));
      }
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return of(plain);
    }
    ObjectNode schema = JsonAnswers.object();
    if (plain.isEnum()) {
      ArrayNode words = schema.put("type", "string").putArray("enum");
      Arrays.stream(plain.getEnumConstants()).map(Object::toString).forEach(words::add);
      return schema;
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (plain == Double.class) {
      return schema.put("type", "number");
    }
    if (plain == String.class) {
      return schema.put("type", "string");
    }
    if (plain == Instant.class) {
      return schema.put("type", "string").put("format", "date-time");
    }
    return schema.put("type", "integer").put("format", "int64");
  }
}
