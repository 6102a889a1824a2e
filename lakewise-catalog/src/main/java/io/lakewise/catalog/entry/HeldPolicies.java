package io.lakewise.catalog.entry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What holds for the rows of a table, as it is at one moment.
 *
 * @param entries those set on the table, the row filter first
 * @param byTag those of the table, its schema and its catalog that hold where tags match
 * @param tags which they ask for; none if nobody asks
 * @param functions those that they call, without those that are gone
 */
public record HeldPolicies(
    List<PolicyEntry> entries,
    List<TagPolicy> byTag,
    ObjectTags tags,
    List<FunctionEntry> functions) {

  /** Copies the lists. */
  public HeldPolicies {
    entries = List.copyOf(entries);
    byTag = List.copyOf(byTag);
    functions = List.copyOf(functions);
  }

  /** The same functions with other entries. */
  public HeldPolicies with(List<PolicyEntry> others) {
    return new HeldPolicies(others, byTag, tags, functions);
  }

  /** A function that a policy calls, if it is there. */
  public Optional<FunctionEntry> function(UUID id) {
    return functions.stream().filter(function -> function.id().equals(id)).findFirst();
  }
}
