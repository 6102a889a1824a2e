package io.lakewise.catalog.error;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;

/** Builds the errors about users, service principals and groups. */
public final class PrincipalErrors {

  private PrincipalErrors() {}

  /** Somebody who is no admin wants to change who is known. */
  public static LakewiseException forAdmins() {
    return new LakewiseException(
        Code.USER, "Only an admin may change users, service principals and groups. Ask one.");
  }

  /** A name that some principal has. */
  public static NameTakenException taken(PrincipalEntry other) {
    return new NameTakenException(
        "There is a %s %s already, and users, service principals and groups share their names. Choose another name."
            .formatted(other.kind().printed(), NameRules.printed(other.name())));
  }

  /** Owners and grants are held by the name. */
  public static LakewiseException cannotBeRenamed(PrincipalEntry entry) {
    return new LakewiseException(
        Code.USER,
        "The %s %s cannot be renamed: it owns and is granted by its name. Make another one, and drop this one."
            .formatted(entry.kind().printed(), NameRules.printed(entry.name())));
  }

  /** No principal of this kind has this id. */
  public static NameNotFoundException unknown(PrincipalKind kind, String name) {
    return CatalogErrors.notFound(kind.printed(), NameRules.printed(name), List.of());
  }

  /** A token for a group. */
  public static LakewiseException holdsNoTokens(String group) {
    return new LakewiseException(
        Code.USER,
        "%s is a group, and groups hold no tokens. Make one for a user or a service principal."
            .formatted(NameRules.printed(group)));
  }

  /** The admin whom every lake has. */
  public static LakewiseException staysAdmin(PrincipalEntry entry) {
    return new LakewiseException(
        Code.USER,
        "The user %s cannot be dropped or made less than an admin: its token opens every server."
            .formatted(NameRules.printed(entry.name())));
  }

  /** A group whose members nobody chooses. */
  public static LakewiseException computed(String group) {
    return new LakewiseException(
        Code.USER,
        "The group %s cannot be changed by itself: everybody is in it, or it is made of the admins."
            .formatted(NameRules.printed(group)));
  }

  /** A group that would hold itself. */
  public static LakewiseException inItself(PrincipalEntry group, PrincipalEntry member) {
    return new LakewiseException(
        Code.USER,
        "Group %s cannot be put into %s: a group would then be in itself."
            .formatted(NameRules.printed(member.name()), NameRules.printed(group.name())));
  }
}
