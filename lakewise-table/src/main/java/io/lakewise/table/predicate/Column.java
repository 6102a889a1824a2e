package io.lakewise.table.predicate;

import java.io.Serializable;
import java.util.List;

/**
 * A column, or a member of a struct column.
 *
 * @param path logical names from the table's column inwards; compared ignoring case
 */
public record Column(List<String> path) implements Serializable {
  /** Copies the path. */
  public Column {
    path = List.copyOf(path);
  }

  /** A column of the table, or a nested one by its names. */
  public static Column of(String... path) {
    return new Column(List.of(path));
  }

  @Override
  public String toString() {
    return String.join(".", path);
  }
}
