package io.lakewise.engine.query;

import java.util.List;
import java.util.Set;

/**
 * The policy of a table that a query reads, bound.
 *
 * @param beneath the name by which {@code select} calls the table's rows as they are
 * @param select the query whose rows the table's name means
 * @param references what else it reads
 * @param masked the columns whose values are others than those of the files, lower case
 */
public record Guard(
    String beneath, String select, List<BoundReference> references, Set<String> masked) {
  /** Copies the collections. */
  public Guard {
    references = List.copyOf(references);
    masked = Set.copyOf(masked);
  }
}
