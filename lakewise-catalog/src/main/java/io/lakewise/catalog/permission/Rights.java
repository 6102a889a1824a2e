package io.lakewise.catalog.permission;

import io.lakewise.catalog.name.NameRules;
import java.util.Map;
import java.util.Set;

/**
 * What one principal may do: the one place where that is decided, from who it is, what was granted
 * and who owns what. It reads nothing itself, so a decision is a function of these.
 *
 * <ul>
 *   <li>An admin may everything.
 *   <li>Whatever lies in a schema can be used only by who may use the schema and its catalog: who
 *       has USE SCHEMA and USE CATALOG there, or owns them.
 *   <li>An owner may everything with what it owns, and manages, but does not read, what is inside.
 *   <li>A privilege on a catalog or schema is one on all inside; ALL PRIVILEGES is every one but
 *       MANAGE.
 *   <li>What is not {@linkplain #sees seen} does not exist: no message may tell it from what does
 *       not.
 * </ul>
 */
public final class Rights {

  private final boolean admin;
  private final Set<String> identities;
  private final Map<String, Set<Privilege>> granted;

  /**
   * The rights of a principal.
   *
   * @param admin may everything
   * @param identities its name and those of all its groups, as they compare
   * @param granted to any of them, by {@link Securable#toString}
   */
  public Rights(boolean admin, Set<String> identities, Map<String, Set<Privilege>> granted) {
    this.admin = admin;
    this.identities = identities;
    this.granted = granted;
  }

  /** Whether it is an admin. */
  public boolean admin() {
    return admin;
  }

  /** Whether a name is its own or that of one of its groups. */
  public boolean is(String principal) {
    return identities.contains(NameRules.key(principal));
  }

  /** Whether what runs with the rights of a principal may be written by this one. */
  public boolean mayActFor(String principal) {
    return admin || is(principal);
  }

  /** Whether a place exists for the principal. */
  public boolean sees(Place place) {
    if (admin || browses(place)) {
      return true;
    }
    return reaches(place) && (owns(place) || touches(place));
  }

  /** Whether the principal has a privilege on a place, and may use what holds it. */
  public boolean has(Place place, Privilege privilege) {
    return admin || (reaches(place) && (is(place.owner()) || holds(place, privilege)));
  }

  /** Whether the principal may alter, drop and grant: as owner of it or of what holds it. */
  public boolean manages(Place place) {
    return admin || (reaches(place) && (owns(place) || holds(place, Privilege.MANAGE)));
  }

  /** Whether the principal may change the tags of a place. */
  public boolean tags(Place place) {
    return manages(place) || has(place, Privilege.APPLY_TAG);
  }

  /** Whether what holds a place lets the principal in. */
  private boolean reaches(Place place) {
    return place.holder().map(this::uses).orElse(true);
  }

  private boolean uses(Place container) {
    Privilege use =
        container.securable().kind() == SecurableKind.CATALOG
            ? Privilege.USE_CATALOG
            : Privilege.USE_SCHEMA;
    return reaches(container) && (owns(container) || holds(container, use));
  }

  /** Whether it or something around it belongs to the principal. */
  private boolean owns(Place place) {
    return place.chain().stream().anyMatch(each -> is(each.owner()));
  }

  private boolean holds(Place place, Privilege privilege) {
    return place.chain().stream()
        .map(each -> granted.getOrDefault(each.securable().toString(), Set.of()))
        .anyMatch(
            given ->
                given.contains(privilege)
                    || (privilege != Privilege.MANAGE && given.contains(Privilege.ALL_PRIVILEGES)));
  }

  private boolean browses(Place place) {
    return place.chain().stream()
        .anyMatch(
            each ->
                granted
                    .getOrDefault(each.securable().toString(), Set.of())
                    .contains(Privilege.BROWSE));
  }

  /** Whether any privilege that means something here is held here or around. */
  private boolean touches(Place place) {
    return place.chain().stream()
        .flatMap(
            each -> granted.getOrDefault(each.securable().toString(), Set.<Privilege>of()).stream())
        .anyMatch(privilege -> privilege.grantableOn(place.securable().kind()));
  }
}
