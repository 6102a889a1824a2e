package io.lakewise.engine.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policy of a table that a query reads, bound.
 *
 * @param beneath the name by which {@code select} calls the table's rows as they are
 * @param select the query whose rows the table's name means
 * @param references what else it reads
 * @param masked the columns whose values are others than those of the files, lower case
 * @param reads what {@code select} can call columns of the table by, lower case; empty if any
 */
public record Guard(
    String beneath,
    String select,
    List<BoundReference> references,
    Set<String> masked,
    Optional<Set<String>> reads) {
  /** Copies the collections. */
  public Guard {
    references = List.copyOf(references);
    masked = Set.copyOf(masked);
  }

  /** The same with fewer columns. */
  Guard with(NarrowPolicy narrow) {
    return new Guard(beneath, narrow.select(), references, masked, Optional.of(narrow.reads()));
  }
}
