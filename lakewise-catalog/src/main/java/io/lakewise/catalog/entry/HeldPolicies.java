package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the rows of a table, as it is at one moment.
 *
 * @param entries the row filter first
 * @param functions those that they call, without those that are gone
 */
public record HeldPolicies(List<PolicyEntry> entries, List<FunctionEntry> functions) {

  /** Copies the lists. */
  public HeldPolicies {
    entries = List.copyOf(entries);
    functions = List.copyOf(functions);
  }

  /** A function that a policy calls, if it is there. */
  public Optional<FunctionEntry> function(QualifiedName name) {
    return functions.stream().filter(function -> function.name().equals(name)).findFirst();
  }
}
