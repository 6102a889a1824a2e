package io.lakewise.cli.lake;

import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import java.util.List;
import java.util.Optional;

/** The users, service principals and groups of a lake, for its admin. */
public interface LakePeople {

  /** Who is in a group. */
  record Member(String name, PrincipalKind kind) {}

  /** Makes somebody known. */
  PrincipalEntry create(PrincipalKind kind, String name, Optional<String> displayName);

  /** All of a kind in order of name. */
  List<PrincipalEntry> list(PrincipalKind kind);

  /**
   * The one with a name.
   *
   * @param kinds what it may be
   * @throws io.lakewise.table.error.LakewiseException (USER) if there is none
   */
  PrincipalEntry find(String name, List<PrincipalKind> kinds);

  /** The names of the groups that somebody is in directly. */
  List<String> groups(PrincipalEntry member);

  /** Who is in a group directly. */
  List<Member> members(PrincipalEntry group);

  /** Lets somebody in, or no longer. */
  void activate(PrincipalEntry entry, boolean whether);

  /** Calls somebody otherwise, who keeps what it has and owns. */
  void rename(PrincipalEntry entry, String name);

  /** Forgets somebody, with tokens, memberships and grants. */
  void drop(PrincipalEntry entry);

  /** Puts somebody into a group; into {@code admins}, so that it becomes an admin. */
  void add(PrincipalEntry group, PrincipalEntry member);

  /** Takes somebody out of a group. */
  void remove(PrincipalEntry group, PrincipalEntry member);
}
