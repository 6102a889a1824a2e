package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.observation.QueryShape;
import java.util.List;

/**
 * A query whose names are resolved.
 *
 * @param select its text, calling tables by the references' names
 * @param references the tables
 * @param shape what it is made of
 * @param tree the text as a tree
 */
public record BoundQuery(
    String select, List<BoundReference> references, QueryShape shape, JsonNode tree) {
  /** Copies the list. */
  public BoundQuery {
    references = List.copyOf(references);
  }
}
