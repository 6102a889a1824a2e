package io.lakewise.catalog.permission;

import java.util.Set;

/**
 * What a principal is given on a target, and what is then taken back.
 *
 * @param principal a user, service principal or group by its name
 */
public record GrantChange(String principal, Set<Privilege> add, Set<Privilege> remove) {

  /** Copies the sets. */
  public GrantChange {
    add = Set.copyOf(add);
    remove = Set.copyOf(remove);
  }
}
