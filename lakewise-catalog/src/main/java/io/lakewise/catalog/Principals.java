package io.lakewise.catalog;

import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import java.util.List;
import java.util.Optional;

/**
 * Users, service principals and groups. Everybody who is let in knows their names, as whoever
 * grants must; only an admin changes them.
 *
 * <p>Methods that need a principal throw {@link io.lakewise.catalog.error.NameNotFoundException};
 * those that make one {@link io.lakewise.catalog.error.NameTakenException}.
 */
public interface Principals {

  /** The groups of a viewer, whether or not it is known here; read from the state each time. */
  Membership membership(Viewer viewer);

  /** All, and who is in which group, read at once. */
  Directory directory();

  /** All of a kind in order of name; groups that are computed are not among them. */
  List<PrincipalEntry> list(PrincipalKind kind);

  /** The one with this name; of the groups that are computed that of the admins alone. */
  Optional<PrincipalEntry> find(String name);

  /** The one with this id; the group of the admins has its name as its id. */
  Optional<PrincipalEntry> findById(String id);

  /** Those of a kind that a directory elsewhere knows by an id, in order of name. */
  List<PrincipalEntry> external(PrincipalKind kind, String id);

  /** Makes somebody known. */
  PrincipalEntry create(Viewer viewer, PrincipalEntry wanted);

  /**
   * Changes all but id, kind and time of the principal with this id. Under another name it keeps
   * what it has and owns; texts of statements and functions go on naming it as they did.
   */
  void replace(Viewer viewer, PrincipalEntry changed);

  /**
   * Forgets somebody: its tokens end, its memberships and grants are gone. What it owns stays its
   * name's, so whoever is later made known by that name is its owner.
   */
  void drop(Viewer viewer, PrincipalKind kind, String name);

  /** Who is in a group directly, in order of name; the admins are in {@code admins}. */
  List<PrincipalEntry> members(String group);

  /** The groups that somebody is in directly, in order of name. */
  List<PrincipalEntry> groups(String member);

  /**
   * Puts somebody into a group; nothing happens if it is there. A group is never in itself. Who is
   * put into {@code admins}, which no group can be, becomes an admin.
   */
  void add(Viewer viewer, String group, String member);

  /** Takes somebody out of a group; nothing happens if it is not there. */
  void remove(Viewer viewer, String group, String member);
}
