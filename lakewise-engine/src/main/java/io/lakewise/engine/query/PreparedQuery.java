package io.lakewise.engine.query;

import io.lakewise.engine.workbench.BoundTable;
import java.util.List;

/**
 * A query ready to run.
 *
 * @param select its text
 * @param tables what its names stand for, pruned
 * @param pruned how each table reference was pruned, in the order of the references
 */
public record PreparedQuery(String select, List<BoundTable> tables, List<Pruned> pruned) {
  /** Copies the lists. */
  public PreparedQuery {
    tables = List.copyOf(tables);
    pruned = List.copyOf(pruned);
  }

  /** How the table called {@code name} in the text was pruned. */
  public Pruned pruned(String name) {
    return pruned.stream()
        .filter(entry -> entry.reference().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
