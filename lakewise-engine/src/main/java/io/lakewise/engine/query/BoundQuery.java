package io.lakewise.engine.query;

import io.lakewise.engine.observation.QueryShape;
import java.util.List;

/**
 * A query whose names are resolved.
 *
 * @param select its text, calling tables by the references' names
 * @param references the tables
 * @param shape what it is made of
 */
public record BoundQuery(String select, List<BoundReference> references, QueryShape shape) {
  /** Copies the list. */
  public BoundQuery {
    references = List.copyOf(references);
  }
}
