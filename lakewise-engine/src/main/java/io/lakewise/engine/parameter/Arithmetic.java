package io.lakewise.engine.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.Workbench;
import java.util.HashSet;
import java.util.Set;

/**
 * Markers beside an operand. DuckDB cannot tell what is added to a number, as it might be anything;
 * for a question about types the two stand in a {@code coalesce}, which gives both one type.
 */
final class Arithmetic {

  private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "//", "%", "||");
  private static final String JOINED_TEXTS = "||";

  private final Workbench workbench;
  private final Set<Integer> markers = new HashSet<>();

  Arithmetic(Workbench workbench) {
    this.workbench = workbench;
  }

  /** The numbers of the markers, from 1, that were found in operations with numbers. */
  Set<Integer> markers() {
    return markers;
  }

  /** Replaces the operations in a tree that have one marker; the tree is good for types alone. */
  void replaceIn(JsonNode node) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, replaced(list.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        member.setValue(replaced(member.getValue()));
      }
    }
  }

  private JsonNode replaced(JsonNode node) {
    replaceIn(node);
    JsonNode arguments = node.path("arguments");
    if (!OPERATORS.contains(node.path("function_name").asText()) || arguments.size() != 2) {
      return node;
    }
    JsonNode left = arguments.path(0).path("expression");
    JsonNode right = arguments.path(1).path("expression");
    if (isMarker(left) == isMarker(right)) {
      return node;
    }
    if (!node.path("function_name").asText().equals(JOINED_TEXTS)) {
      JsonNode marker = isMarker(left) ? left : right;
      markers.add(Integer.valueOf(marker.path("identifier").asText()));
    }
    ObjectNode tree = workbench.parse("SELECT coalesce(NULL, NULL)");
    ObjectNode either = (ObjectNode) Trees.onlyExpression(tree);
    either.put("alias", node.path("alias").asText());
    either.putArray("children").add(left).add(right);
    return either;
  }

  private static boolean isMarker(JsonNode node) {
    return node.path("class").asText().equals("PARAMETER");
  }
}
