package io.lakewise.engine.query;

import java.util.List;

/**
 * A query whose names are resolved.
 *
 * @param select its text, calling tables by the references' names
 * @param references the tables
 */
public record BoundQuery(String select, List<BoundReference> references) {
  /** Copies the list. */
  public BoundQuery {
    references = List.copyOf(references);
  }
}
