package io.lakewise.catalog.relational;

import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.SecurableKind;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Builds the errors about users, service principals and groups. */
final class PrincipalErrors {

  private PrincipalErrors() {}

  /** A name that some principal has. */
  static NameTakenException taken(PrincipalEntry other) {
    return CatalogErrors.principalTaken(other.kind().printed(), NameRules.printed(other.name()));
  }

  /** What two owners keep that would have one name. */
  static LakewiseException savedMeet(SavedKind kind, PrincipalEntry entry, String name) {
    return new LakewiseException(
        Code.USER,
        "The %s %s cannot be renamed to %s: an earlier one of that name keeps a %s that is called like one of its own. Rename or delete it."
            .formatted(
                entry.kind().printed(),
                NameRules.printed(entry.name()),
                NameRules.printed(name),
                kind.word()));
  }

  /** No principal of this kind has this id. */
  static NameNotFoundException unknown(PrincipalKind kind, String name) {
    return CatalogErrors.notFound(kind.printed(), NameRules.printed(name), List.of());
  }

  /** A token for a group. */
  static LakewiseException holdsNoTokens(String group) {
    return new LakewiseException(
        Code.USER,
        "%s is a group, and groups hold no tokens. Make one for a user or a service principal."
            .formatted(NameRules.printed(group)));
  }

  /** A privilege that means nothing on this kind. */
  static LakewiseException notGrantable(Privilege privilege, SecurableKind kind) {
    return new LakewiseException(
        Code.USER,
        "%s cannot be granted on %s. It holds on: %s."
            .formatted(
                privilege.spelled(),
                (kind == SecurableKind.EXTERNAL_LOCATION ? "an " : "a ")
                    + spelled(kind).toLowerCase(Locale.ROOT),
                Arrays.stream(SecurableKind.values())
                    .filter(privilege::grantableOn)
                    .map(PrincipalErrors::spelled)
                    .collect(Collectors.joining(", "))));
  }

  private static String spelled(SecurableKind kind) {
    return kind.name().replace('_', ' ');
  }

  /** A name that no owner can have. */
  static LakewiseException cannotOwn(String owner) {
    return new LakewiseException(
        Code.USER,
        "%s cannot own anything: an owner is a user, a service principal or a group."
            .formatted(NameRules.printed(owner)));
  }

  /** A view or function given to somebody else, with whose rights it would read. */
  static LakewiseException notYours(String kind, String name, String owner) {
    return new LakewiseException(
        Code.USER,
        "%s %s reads with its owner's rights, so only an admin gives it to %s, whose rights you do not have."
            .formatted(
                Character.toUpperCase(kind.charAt(0)) + kind.substring(1),
                name,
                NameRules.printed(owner)));
  }

  /** The admin whom every lake has. */
  static LakewiseException staysAdmin(PrincipalEntry entry) {
    return new LakewiseException(
        Code.USER,
        "The user %s cannot be dropped, renamed or made less than an admin: its token opens every server."
            .formatted(NameRules.printed(entry.name())));
  }

  /** A group that shall be an admin. */
  static LakewiseException noAdmin(PrincipalEntry group) {
    return new LakewiseException(
        Code.USER,
        "The group %s cannot be put into admins: put its users and service principals there."
            .formatted(NameRules.printed(group.name())));
  }

  /** A group whose members nobody chooses. */
  static LakewiseException computed(String group) {
    return new LakewiseException(
        Code.USER,
        "The group %s cannot be made, changed or dropped: it is computed."
            .formatted(NameRules.printed(group)));
  }

  /** A group that would hold itself. */
  static LakewiseException inItself(PrincipalEntry group, PrincipalEntry member) {
    return new LakewiseException(
        Code.USER,
        "Group %s cannot be put into %s: a group would then be in itself."
            .formatted(NameRules.printed(member.name()), NameRules.printed(group.name())));
  }

  /** A service principal that has as many secrets as one may have. */
  static LakewiseException tooManySecrets(PrincipalEntry principal, int most) {
    return new LakewiseException(
        Code.USER,
        "The service principal %s has %d secrets, and has no more: delete one first."
            .formatted(NameRules.printed(principal.name()), most));
  }
}
