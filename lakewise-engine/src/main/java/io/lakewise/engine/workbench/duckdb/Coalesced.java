package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A value that is another where it is null, perhaps cast.
 *
 * @param argument what is tested for null
 * @param first the value where that is not null
 * @param rest the value where it is
 */
record Coalesced(JsonNode argument, JsonNode first, JsonNode rest) {

  /** The two values of COALESCE; empty if the expression is anything else. */
  static Optional<Coalesced> of(JsonNode expression) {
    if (expression.path("class").asText().equals("CAST")) {
      return of(expression.path("child"))
          .map(
              inner ->
                  new Coalesced(
                      inner.argument, cast(expression, inner.first), cast(expression, inner.rest)));
    }
    ArrayNode children =
        expression.path("type").asText().equals("OPERATOR_COALESCE")
            ? (ArrayNode) expression.path("children")
            : null;
    if (children == null || children.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(new Coalesced(children.get(0), children.get(0), rest(expression, children)));
  }

  private static JsonNode rest(JsonNode expression, ArrayNode children) {
    if (children.size() == 2) {
      return children.get(1);
    }
    ObjectNode shorter = expression.deepCopy();
    ((ArrayNode) shorter.path("children")).remove(0);
    return shorter;
  }

  private static JsonNode cast(JsonNode cast, JsonNode value) {
    ObjectNode other = cast.deepCopy();
    other.set("child", value);
    return other;
  }
}
