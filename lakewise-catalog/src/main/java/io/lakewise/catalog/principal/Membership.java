package io.lakewise.catalog.principal;

import io.lakewise.catalog.name.NameRules;
import java.util.Set;

/**
 * A principal with all groups that it is in, directly or through others, at one moment.
 *
 * @param principal its name
 * @param groups their names as they compare ({@link NameRules#key}), {@link #ALL} and, for an
 *     admin, {@link #ADMINS} among them
 */
public record Membership(String principal, Set<String> groups) {

  /** The group of everybody who is let in; nobody is added to it or removed from it. */
  public static final String ALL = "account users";

  /** Its older name. */
  public static final String USERS = "users";

  /** The group of the admins. */
  public static final String ADMINS = "admins";

  /** Groups that are computed, so that no other can have these names. */
  public static final Set<String> COMPUTED = Set.of(ALL, USERS, ADMINS);

  /** Keeps a copy of the groups. */
  public Membership {
    groups = Set.copyOf(groups);
  }

  /** Whether the principal is in a group, spelled in any case. */
  public boolean in(String group) {
    return groups.contains(NameRules.key(group));
  }
}
