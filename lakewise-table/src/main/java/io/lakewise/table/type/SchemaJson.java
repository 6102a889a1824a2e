package io.lakewise.table.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.error.TableErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schemas as JSON (Delta protocol, "Schema Serialization Format"). */
public final class SchemaJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Pattern DECIMAL =
      Pattern.compile("decimal\\(\\s*(\\d{1,4})\\s*,\\s*(\\d{1,4})\\s*\\)");

  /** Far more than anybody writes, and few enough for every step that follows a type inwards. */
  private static final int DEEPEST = 100;

  private SchemaJson() {}

  /**
   * The schema that a JSON text describes.
   *
   * @throws io.lakewise.table.error.LakewiseException if the text is not a schema, or uses a type
   *     that we do not support (a string with a collation, for one), which is named
   */
  public static StructType parse(String json) {
    try {
      if (type(MAPPER.readTree(json), 0) instanceof StructType schema) {
        return schema;
      }
    } catch (JsonProcessingException e) {
      throw TableErrors.invalidSchema(e.getOriginalMessage(), e);
    }
    throw TableErrors.invalidSchema("it is not a struct", null);
  }

  /** The JSON text of a schema, in one line. */
  public static String print(StructType schema) {
    return node(schema).toString();
  }

  /** The type that a JSON text describes, such as {@code "long"} with its quotes. */
  public static DataType parseType(String json) {
    try {
      return type(MAPPER.readTree(json), 0);
    } catch (JsonProcessingException e) {
      throw TableErrors.invalidSchema(e.getOriginalMessage(), e);
    }
  }

  /** The JSON text of a type; a primitive type has quotes. */
  public static String printType(DataType type) {
    return node(type).toString();
  }

  private static DataType type(JsonNode node, int depth) {
    if (node.isTextual()) {
      return named(node.textValue());
    }
    if (depth > DEEPEST) {
      throw TableErrors.invalidSchema("it is nested more than " + DEEPEST + " levels deep", null);
    }
    String kind = required(node, "type").asText();
    return switch (kind) {
      case "struct" -> struct(node, depth);
      case "array" ->
          new ArrayType(type(required(node, "elementType"), depth + 1), flag(node, "containsNull"));
      case "map" ->
          new MapType(
              type(required(node, "keyType"), depth + 1),
              type(required(node, "valueType"), depth + 1),
              flag(node, "valueContainsNull"));
      default -> throw TableErrors.unsupportedType(kind);
    };
  }

  private static DataType named(String name) {
    for (PrimitiveType type : PrimitiveType.values()) {
      if (type.wireName().equals(name)) {
        return type;
      }
    }
    if (name.equals("decimal")) {
      return new DecimalType(10, 0);
    }
    Matcher decimal = DECIMAL.matcher(name);
    if (!decimal.matches()) {
      throw TableErrors.unsupportedType(name);
    }
    try {
      return new DecimalType(
          Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    } catch (IllegalArgumentException e) {
      throw TableErrors.invalidSchema(e.getMessage(), e);
    }
  }

  private static StructType struct(JsonNode node, int depth) {
    JsonNode members = required(node, "fields");
    if (!members.isArray()) {
      throw TableErrors.invalidSchema("'fields' is not a list", null);
    }
    List<StructField> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode field : members) {
      String name = required(field, "name").asText();
      if (name.isEmpty() || name.indexOf('\0') >= 0 || !names.add(name.toLowerCase(Locale.ROOT))) {
        throw TableErrors.invalidSchema(
            "a column is called '" + name + "', which no column or more than one may be", null);
      }
      fields.add(
          new StructField(
              name,
              type(required(field, "type"), depth + 1),
              flag(field, "nullable"),
              metadata(field.get("metadata"))));
    }
    return new StructType(fields);
  }

  private static Map<String, Object> metadata(JsonNode node) {
    if (node == null || !node.isObject()) {
      return Map.of();
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    node.properties().forEach(entry -> metadata.put(entry.getKey(), value(entry.getValue())));
    return metadata;
  }

  private static Object value(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  private static boolean flag(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || value.asBoolean(true);
  }

  private static JsonNode required(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw TableErrors.invalidSchema("'" + name + "' is missing in " + node, null);
    }
    return value;
  }

  private static JsonNode node(DataType type) {
    if (type instanceof PrimitiveType primitive) {
      return MAPPER.getNodeFactory().textNode(primitive.wireName());
    }
    if (type instanceof DecimalType decimal) {
      return MAPPER
          .getNodeFactory()
          .textNode("decimal(" + decimal.precision() + "," + decimal.scale() + ")");
    }
    ObjectNode node = MAPPER.createObjectNode();
    if (type instanceof ArrayType array) {
      node.put("type", "array").set("elementType", node(array.element()));
      return node.put("containsNull", array.containsNull());
    }
    if (type instanceof MapType map) {
      node.put("type", "map").set("keyType", node(map.key()));
      node.set("valueType", node(map.value()));
      return node.put("valueContainsNull", map.valueContainsNull());
    }
    ArrayNode fields = node.put("type", "struct").putArray("fields");
    ((StructType) type).fields().forEach(field -> fields.add(node(field)));
    return node;
  }

  private static ObjectNode node(StructField field) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("name", field.name()).set("type", node(field.type()));
    node.put("nullable", field.nullable()).set("metadata", MAPPER.valueToTree(field.metadata()));
    return node;
  }
}
