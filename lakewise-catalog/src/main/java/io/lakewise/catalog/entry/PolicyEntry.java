package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A row filter or a column mask of a table.
 *
 * @param column the masked column as spelled; empty for the row filter
 * @param function the SQL function that decides
 * @param functionId what that function was when the policy was set: another that is later made
 *     under its name decides nothing
 * @param arguments what it is given; for a mask after the column itself
 */
public record PolicyEntry(
    String column, QualifiedName function, UUID functionId, List<Argument> arguments) {

  /**
   * What a function is given: a column or a constant.
   *
   * @param column its name, or null
   * @param constant in the engine's SQL, or null
   */
  public record Argument(String column, String constant) {}

  /** Copies the list. */
  public PolicyEntry {
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(functionId, "functionId");
    arguments = List.copyOf(arguments);
  }

  /** Whether it decides about rows, not about a column. */
  public boolean filtersRows() {
    return column.isEmpty();
  }
}
