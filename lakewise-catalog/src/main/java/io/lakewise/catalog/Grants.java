package io.lakewise.catalog;

import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.GrantChange;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was granted to whom. Methods throw {@link io.lakewise.catalog.error.NameNotFoundException}
 * for a target that the viewer does not see.
 */
public interface Grants {

  /**
   * Gives and takes back privileges on a target, all of it or nothing. Nothing happens for what was
   * given before, or was not given on this very target.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if the viewer does not manage the
   *     target, a privilege means nothing there, or there is no such principal
   */
  void change(Viewer viewer, Target target, List<GrantChange> changes);

  /** Gives privileges, as {@link #change} does. */
  default void grant(Viewer viewer, Target target, String principal, Set<Privilege> privileges) {
    change(viewer, target, List.of(new GrantChange(principal, privileges, Set.of())));
  }

  /** Takes privileges back, as {@link #change} does. */
  default void revoke(Viewer viewer, Target target, String principal, Set<Privilege> privileges) {
    change(viewer, target, List.of(new GrantChange(principal, Set.of(), privileges)));
  }

  /**
   * What was given on a target itself, and around it if that is wanted. Who does not manage the
   * target sees what was given to itself and its groups.
   */
  List<Grant> on(Viewer viewer, Target target, boolean inherited);

  /** What was given to a principal, on what the viewer manages or, to itself, sees. */
  List<Grant> to(Viewer viewer, String principal);

  /** On whose behalf a view or function of this owner reads. */
  Viewer asOwner(String owner);

  /** Whether a viewer has a privilege on a target that it sees; empty if it sees none. */
  Optional<Boolean> has(Viewer viewer, Target target, Privilege privilege);
}
