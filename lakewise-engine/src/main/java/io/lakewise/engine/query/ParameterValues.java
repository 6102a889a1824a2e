package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.statement.TypeText;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts the values of parameters into parsed trees, as constants in the place of their markers: a
 * value is never part of a text that is parsed.
 */
public final class ParameterValues {

  private final Workbench workbench;
  private final Map<String, Parameter> parameters = new HashMap<>();

  /** Values for one statement. */
  public ParameterValues(Workbench workbench, List<Parameter> values) {
    this.workbench = workbench;
    values.forEach(value -> parameters.put(value.name().toLowerCase(Locale.ROOT), value));
  }

  /** Replaces all markers in a tree; does nothing when the statement has no parameters. */
  public void replaceIn(ObjectNode tree) {
    if (!parameters.isEmpty()) {
      replace(tree);
    }
  }

  private void replace(JsonNode node) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (isMarker(list.get(i))) {
          list.set(i, value(list.get(i)));
        } else {
          replace(list.get(i));
        }
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (isMarker(member.getValue())) {
          member.setValue(value(member.getValue()));
        } else {
          replace(member.getValue());
        }
      }
    }
  }

  private static boolean isMarker(JsonNode node) {
    return node.path("class").asText().equals("PARAMETER");
  }

  private JsonNode value(JsonNode marker) {
    String name = marker.path("identifier").asText();
    Parameter parameter = parameters.get(name.toLowerCase(Locale.ROOT));
    if (parameter == null) {
      throw NameErrors.noValueOfParameter(name);
    }
    String empty = parameter.value() == null ? "NULL" : "''";
    ObjectNode value = expression(typed(empty, parameter));
    if (parameter.value() != null) {
      JsonNode constant = parameter.type() == null ? value : value.get("child");
      ((ObjectNode) constant.get("literal")).put("text", parameter.value());
    }
    return value.put("alias", marker.path("alias").asText());
  }

  private static String typed(String literal, Parameter parameter) {
    return parameter.type() == null
        ? literal
        : "CAST(" + literal + " AS " + DuckDbTypes.toDuckDb(TypeText.parse(parameter.type())) + ")";
  }

  private ObjectNode expression(String text) {
    return (ObjectNode) Trees.onlyExpression(workbench.parse("SELECT " + text));
  }
}
