package io.lakewise.catalog;

import io.lakewise.catalog.entry.HeldPolicies;
import io.lakewise.catalog.entry.PlacedPolicy;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Target;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Row filters and column masks. They hold for everybody, so no viewer is asked; who may change them
 * is decided before.
 */
public interface Policies {

  /** The policies of a table, the row filter first. */
  List<PolicyEntry> of(UUID table);

  /** The policies of the table at this store path; none if no table has it. */
  HeldPolicies at(String location);

  /** The policies of the tables that a viewer manages, in order of the tables' names. */
  Map<QualifiedName, List<PolicyEntry>> listAll(Viewer viewer);

  /** Sets a policy of a table, in place of the one that its column or its rows had. */
  void set(UUID table, PolicyEntry policy);

  /** Gives a table the policies of another. */
  void copy(UUID from, UUID to);

  /**
   * Takes a policy from a table.
   *
   * @param column the masked one; empty for the row filter
   */
  void remove(UUID table, String column);

  /**
   * Makes a policy by tag on a catalog, schema or table that the viewer manages.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if one there has the name and is not to be
   *     replaced
   */
  void create(Viewer viewer, Target on, TagPolicy policy, boolean replace);

  /** Drops a policy by tag. */
  void drop(Viewer viewer, Target on, String name);

  /** The policies by tag of what a viewer manages, and of what holds it if that is wanted. */
  List<PlacedPolicy> on(Viewer viewer, Target on, boolean inherited);
}
