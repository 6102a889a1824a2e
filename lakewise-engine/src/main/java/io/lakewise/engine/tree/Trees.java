package io.lakewise.engine.tree;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.TreeJson;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Nodes of DuckDB's parse trees. The shapes are those of {@code json_serialize_sql} in DuckDB 2.0;
 * what a node leaves out takes its default when the tree is rendered.
 */
public final class Trees {

  private static final BigInteger NO_LOCATION = new BigInteger("18446744073709551615");

  /** Begins the names of a node's fields that say where it stood in the text. */
  private static final String PLACE = "query_location";

  private Trees() {}

  /** A tree from its text. */
  public static ObjectNode read(String tree) {
    return (ObjectNode) TreeJson.read(tree);
  }

  /** The text of a tree. */
  public static String write(JsonNode tree) {
    return TreeJson.write(tree);
  }

  /** A reference to a table by a plain name. */
  public static ObjectNode baseTable(
      String name, String alias, JsonNode columnAliases, JsonNode sample) {
    ObjectNode node = reference("BASE_TABLE", alias, sample);
    node.put("schema_name", "");
    node.put("table_name", name);
    node.set("column_name_alias", columnAliases);
    node.put("catalog_name", "");
    node.putNull("at_clause");
    node.putObject("qualified_name").putArray("path").add(name);
    return node;
  }

  /** A query in the place of a table. */
  public static ObjectNode subquery(
      JsonNode query, String alias, JsonNode columnAliases, JsonNode sample) {
    ObjectNode node = reference("SUBQUERY", alias, sample);
    ObjectNode statement = node.putObject("subquery");
    statement.set("node", query);
    statement.putArray("named_param_map");
    node.set("column_name_alias", columnAliases);
    return node;
  }

  /** A query in the place of a value. */
  public static ObjectNode scalarSubquery(JsonNode query) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("class", "SUBQUERY");
    node.put("type", "SUBQUERY");
    node.put("alias", "");
    node.put("query_location", NO_LOCATION);
    node.put("query_location_length", 0);
    node.put("subquery_type", "SCALAR");
    ObjectNode statement = node.putObject("subquery");
    statement.set("node", query);
    statement.putArray("named_param_map");
    node.putNull("child");
    node.put("comparison_type", "INVALID");
    return node;
  }

  /** Makes a call one of another function with other arguments. */
  public static void call(ObjectNode function, String name, ArrayNode arguments) {
    function.put("function_name", name);
    function.put("schema", "");
    function.put("catalog", "");
    function.set("qualified_name", JsonNodeFactory.instance.objectNode());
    ((ObjectNode) function.get("qualified_name")).putArray("path").add(name);
    function.set("arguments", arguments);
  }

  /** A copy of an expression without a name of its own. */
  public static JsonNode withoutAlias(JsonNode expression) {
    JsonNode copy = expression.deepCopy();
    if (copy instanceof ObjectNode node) {
      node.put("alias", "");
    }
    return copy;
  }

  /** A list of texts as an expression. */
  public static ObjectNode textList(List<String> texts) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("class", "FUNCTION");
    list.put("type", "FUNCTION");
    list.put("alias", "");
    list.put("is_operator", false);
    list.putNull("filter");
    list.putObject("order_bys").put("type", "ORDER_MODIFIER").putArray("orders");
    ArrayNode items = none();
    for (String text : texts) {
      ObjectNode constant = items.addObject().put("name", "").putObject("expression");
      constant.put("class", "CONSTANT");
      constant.put("type", "VALUE_CONSTANT");
      constant.put("alias", "");
      constant.putObject("literal").put("kind", "STRING").put("text", text);
    }
    call(list, "list_value", items);
    return list;
  }

  /** An empty list, for column aliases. */
  public static ArrayNode none() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** A list of names. */
  public static ArrayNode names(List<String> names) {
    ArrayNode list = none();
    names.forEach(list::add);
    return list;
  }

  /** The single expression of {@code SELECT expression}. */
  public static JsonNode onlyExpression(JsonNode selectNode) {
    return selectNode.get("select_list").get(0);
  }

  /** A tree without where its nodes stood in the text: the same for trees that mean the same. */
  public static String withoutPlaces(JsonNode tree) {
    StringBuilder text = new StringBuilder();
    write(tree, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      out.append('{');
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getKey().startsWith(PLACE)) {
          out.append(field.getKey()).append(':');
          write(field.getValue(), out);
        }
      }
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      for (JsonNode item : node) {
        write(item, out);
        out.append(',');
      }
      out.append(']');
    } else {
      // With its kind and length, no text can be taken for another's.
      String value = node.asText();
      out.append(node.getNodeType().ordinal()).append('#').append(value.length());
      out.append(':').append(value);
    }
  }

  /** Whether there is a query in an expression. */
  public static boolean holdsQuery(JsonNode expression) {
    if (expression.path("class").asText().equals("SUBQUERY")) {
      return true;
    }
    for (JsonNode child : expression) {
      if (holdsQuery(child)) {
        return true;
      }
    }
    return false;
  }

  /** Calls tables in FROM by other names; nothing else that has such a name changes. */
  public static void renameTables(JsonNode node, Map<String, String> names) {
    String name = names.get(node.path("table_name").asText());
    if (name != null && node.path("type").asText().equals("BASE_TABLE")) {
      ((ObjectNode) node).put("table_name", name);
      ((ObjectNode) node).putObject("qualified_name").putArray("path").add(name);
    }
    node.forEach(child -> renameTables(child, names));
  }

  /** Puts a node where a pointer leads. */
  public static void replace(JsonNode root, JsonPointer pointer, JsonNode replacement) {
    JsonNode parent = root.at(pointer.head());
    JsonPointer last = pointer.last();
    if (parent instanceof ArrayNode list) {
      list.set(last.getMatchingIndex(), replacement);
    } else {
      ((ObjectNode) parent).set(last.getMatchingProperty(), replacement);
    }
  }

  private static ObjectNode reference(String type, String alias, JsonNode sample) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", type);
    node.put("alias", alias);
    node.set("sample", sample == null ? JsonNodeFactory.instance.nullNode() : sample);
    node.put("query_location", NO_LOCATION);
    node.put("query_location_length", 0);
    return node;
  }
}
