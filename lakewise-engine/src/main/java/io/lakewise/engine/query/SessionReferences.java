package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code session.x} and {@code system.session.x}: the value of a session variable, unless something
 * in FROM is called {@code session}.
 */
final class SessionReferences {

  private static final String SESSION = "session";

  private final Function<String, Optional<JsonNode>> variables;

  /** Replaces by the values that {@code variables} gives. */
  SessionReferences(Function<String, Optional<JsonNode>> variables) {
    this.variables = variables;
  }

  void replaceIn(ObjectNode tree) {
    if (!namesSession(tree)) {
      replace(tree);
    }
  }

  private static boolean namesSession(JsonNode node) {
    boolean reference = node.path("type").isTextual() && !node.has("class");
    if (reference
        && (node.path("alias").asText().equalsIgnoreCase(SESSION)
            || node.path("table_name").asText().equalsIgnoreCase(SESSION))) {
      return true;
    }
    for (JsonNode child : node) {
      if (namesSession(child)) {
        return true;
      }
    }
    return false;
  }

  private void replace(JsonNode node) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        Optional<JsonNode> value = value(list.get(i));
        if (value.isPresent()) {
          list.set(i, value.get());
        } else {
          replace(list.get(i));
        }
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        Optional<JsonNode> value = value(member.getValue());
        if (value.isPresent()) {
          member.setValue(value.get());
        } else {
          replace(member.getValue());
        }
      }
    }
  }

  private Optional<JsonNode> value(JsonNode node) {
    if (!node.path("class").asText().equals("COLUMN_REF")) {
      return Optional.empty();
    }
    JsonNode names = node.path("column_names");
    int last = names.size() - 1;
    boolean session =
        last >= 1
            && names.get(last - 1).asText().equalsIgnoreCase(SESSION)
            && (last == 1 || (last == 2 && names.get(0).asText().equalsIgnoreCase("system")));
    if (!session) {
      return Optional.empty();
    }
    String name = names.get(last).asText();
    String alias = node.path("alias").asText();
    Optional<JsonNode> value = variables.apply(name);
    value.ifPresent(found -> ((ObjectNode) found).put("alias", alias.isEmpty() ? name : alias));
    return value;
  }
}
