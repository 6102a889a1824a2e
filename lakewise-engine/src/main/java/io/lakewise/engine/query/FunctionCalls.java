package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Puts the body of a user's function in the place of its call. */
final class FunctionCalls {

  private final Workbench workbench;

  FunctionCalls(Workbench workbench) {
    this.workbench = workbench;
  }

  /** The value of a scalar function's call; {@code expanded} gives the body's SELECT tree. */
  JsonNode scalar(
      UserFunction function, JsonNode arguments, Function<UserFunction, ObjectNode> expanded) {
    ObjectNode body = expanded.apply(function);
    ArgumentRow row = new ArgumentRow(workbench, body, parameters(function, arguments));
    substitute(body, row.values());
    return cast(row.value(Trees.onlyExpression(body)), function.returns().orElseThrow());
  }

  /** The query of a table function's call; {@code expanded} gives the body's tree. */
  JsonNode table(
      UserFunction function, JsonNode arguments, Function<UserFunction, ObjectNode> expanded) {
    ObjectNode body = expanded.apply(function);
    ArgumentRow row = new ArgumentRow(workbench, body, parameters(function, arguments));
    substitute(body, row.values());
    return row.rows(body);
  }

  private Map<String, JsonNode> parameters(UserFunction function, JsonNode arguments) {
    List<UserFunction.Parameter> declared = function.parameters();
    if (arguments.size() > declared.size()) {
      throw NameErrors.wrongArguments(function.label(), declared.size(), arguments.size());
    }
    Map<String, JsonNode> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i).path("name").asText();
      String parameter = name.isEmpty() ? declared.get(i).name() : name;
      given.put(parameter.toLowerCase(Locale.ROOT), arguments.get(i).get("expression"));
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (UserFunction.Parameter parameter : declared) {
      String key = parameter.name().toLowerCase(Locale.ROOT);
      JsonNode value = given.remove(key);
      if (value == null) {
        String otherwise =
            parameter
                .defaultValue()
                .orElseThrow(
                    () ->
                        NameErrors.wrongArguments(
                            function.label(), declared.size(), arguments.size()));
        value = Trees.onlyExpression(workbench.parse("SELECT " + otherwise));
      }
      values.put(key, cast(value, parameter.type()));
    }
    if (!given.isEmpty()) {
      throw NameErrors.noSuchParameter(function.label(), given.keySet().iterator().next());
    }
    return values;
  }

  private JsonNode cast(JsonNode value, String type) {
    ObjectNode cast =
        (ObjectNode) Trees.onlyExpression(workbench.parse("SELECT CAST(NULL AS " + type + ")"));
    cast.set("child", Trees.withoutAlias(value));
    return cast;
  }

  private static void substitute(JsonNode node, Map<String, JsonNode> values) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        JsonNode value = value(list.get(i), values);
        if (value != null) {
          list.set(i, value);
        } else {
          substitute(list.get(i), values);
        }
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        JsonNode value = value(member.getValue(), values);
        if (value != null) {
          member.setValue(value);
        } else {
          substitute(member.getValue(), values);
        }
      }
    }
  }

  private static JsonNode value(JsonNode node, Map<String, JsonNode> values) {
    if (!node.path("class").asText().equals("COLUMN_REF")) {
      return null;
    }
    JsonNode names = node.path("column_names");
    if (names.size() != 1) {
      return null;
    }
    JsonNode value = values.get(names.get(0).asText().toLowerCase(Locale.ROOT));
    if (value == null) {
      return null;
    }
    ObjectNode copy = value.deepCopy();
    copy.put("alias", node.path("alias").asText());
    return copy;
  }
}
