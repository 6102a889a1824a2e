package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.statement.OwnNames;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Arguments of a call that name columns, computed as a row beside the function's body, because
 * inside it the body's own tables would hide those columns. Where nothing can hide them, the
 * arguments stand in the body themselves.
 */
final class ArgumentRow {

  private static final String ROW = OwnNames.PREFIX + "arguments";
  private static final String BODY = OwnNames.PREFIX + "body";

  private final Workbench workbench;
  private final Map<String, JsonNode> computed = new LinkedHashMap<>();
  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  /**
   * The row of one call.
   *
   * @param body the function's, in which the parameters are still names
   * @param arguments by parameter
   */
  ArgumentRow(Workbench workbench, JsonNode body, Map<String, JsonNode> arguments) {
    this.workbench = workbench;
    boolean hiding = hidesNames(body);
    arguments.forEach(
        (parameter, argument) -> {
          if (!hiding || !namesColumns(argument)) {
            values.put(parameter, argument);
            return;
          }
          String name = "p" + computed.size();
          ObjectNode aliased = argument.deepCopy();
          computed.put(name, aliased.put("alias", name));
          values.put(
              parameter, Trees.onlyExpression(workbench.parse("SELECT " + ROW + "." + name)));
        });
  }

  /** What stands for each parameter inside the body. */
  Map<String, JsonNode> values() {
    return values;
  }

  /** The value of a scalar function's body. */
  JsonNode value(JsonNode body) {
    if (computed.isEmpty()) {
      return body;
    }
    JsonNode value =
        Trees.onlyExpression(workbench.parse("SELECT (SELECT 0 FROM (SELECT 0) AS " + ROW + ")"));
    ObjectNode query = (ObjectNode) value.at("/subquery/node");
    ((ArrayNode) query.get("select_list")).set(0, body);
    fill(query.get("from_table"));
    return value;
  }

  /** The rows of a table function's body. */
  ObjectNode rows(ObjectNode body) {
    if (computed.isEmpty()) {
      return body;
    }
    ObjectNode query =
        workbench.parse(
            "SELECT " + BODY + ".* FROM (SELECT 0) AS " + ROW + ", (SELECT 0) AS " + BODY);
    JsonNode from = query.get("from_table");
    fill(from.get("left"));
    ((ObjectNode) from.at("/right/subquery")).set("node", body);
    return query;
  }

  private void fill(JsonNode row) {
    ArrayNode list = (ArrayNode) row.at("/subquery/node/select_list");
    list.removeAll();
    computed.values().forEach(list::add);
  }

  /** Whether names inside could mean something else than outside. */
  private static boolean hidesNames(JsonNode node) {
    String from = node.path("from_table").path("type").asText("EMPTY");
    if (!from.equals("EMPTY") || node.path("class").asText().equals("LAMBDA")) {
      return true;
    }
    for (JsonNode child : node) {
      if (hidesNames(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesColumns(JsonNode node) {
    if (node.path("class").asText().equals("COLUMN_REF")) {
      return true;
    }
    for (JsonNode child : node) {
      if (namesColumns(child)) {
        return true;
      }
    }
    return false;
  }
}
