package io.lakewise.catalog.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.nio.file.Path;
import java.util.List;

/** Builds every error of this module. Names are given as they are to be printed. */
public final class CatalogErrors {

  private CatalogErrors() {}

  /** No object of this kind ({@code table}, {@code view}, …), with the names closest to it. */
  public static NameNotFoundException notFound(String kind, String name, List<String> near) {
    String hint = near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
    return new NameNotFoundException(
        kind, name, "%s %s does not exist.%s".formatted(capitalised(kind), name, hint));
  }

  /** The object is of another kind than the statement needs. */
  public static LakewiseException wrongKind(String name, String actual, String expected) {
    return new LakewiseException(
        Code.USER,
        "%s is a %s, not a %s. Use the statement for a %s."
            .formatted(name, actual, expected, actual));
  }

  /** The name belongs to an object already. */
  public static NameTakenException taken(String kind, String name) {
    return new NameTakenException(
        "%s %s already exists. Choose another name, or drop or rename the existing one."
            .formatted(capitalised(kind), name));
  }

  /** Somebody has as many reports and alerts as one may have. */
  public static LakewiseException tooManySchedules(String owner, int most) {
    return new LakewiseException(
        Code.USER,
        "%s has %d reports and alerts already, and nobody may have more. Drop one of them first."
            .formatted(owner, most));
  }

  /** A name that some user, service principal or group has. */
  public static NameTakenException principalTaken(String kind, String name) {
    return new NameTakenException(
        "There is a %s %s already, and users, service principals and groups share their names. Choose another name."
            .formatted(kind, name));
  }

  /** Another table or dropped table holds this id. */
  public static NameTakenException idTaken(String id) {
    return new NameTakenException(
        "An object with id %s already exists. Each object needs an id of its own.".formatted(id));
  }

  /** The storage location is already registered as a table. */
  public static NameTakenException locationTaken(String location, String name) {
    return new NameTakenException(
        "The location %s is already table %s. Use that name, or drop it first."
            .formatted(location, name));
  }

  /** A file or folder of a volume that is there. */
  public static NameTakenException fileTaken(String kind, String path) {
    return new NameTakenException(
        "%s %s exists already. Choose another name, or say that it is to be overwritten."
            .formatted(capitalised(kind), path));
  }

  /** A folder in or around one that has a name. */
  public static NameTakenException overlapping(String location) {
    return new NameTakenException(
        "The folder %s lies in, or holds, one that has a name already. Choose a folder of its own."
            .formatted(location));
  }

  /** A schema or catalog that still holds something. */
  public static LakewiseException notEmpty(String kind, String name, long objects) {
    return new LakewiseException(
        Code.USER,
        "%s %s is not empty: it holds %d object(s). Drop them first, or drop it with CASCADE."
            .formatted(capitalised(kind), name, objects));
  }

  /** An object that has to stay. */
  public static LakewiseException undroppable(String kind, String name) {
    return new LakewiseException(
        Code.USER,
        "%s %s cannot be dropped or renamed: every lake has it."
            .formatted(capitalised(kind), name));
  }

  /** Only the owner or an admin changes an object. */
  public static NotAllowedException notOwner(String kind, String name, String owner) {
    return new NotAllowedException(
        kind,
        name,
        "OWNER",
        "%s %s belongs to %s. Only its owner or an admin may change it."
            .formatted(capitalised(kind), name, owner));
  }

  /** Something that is seen but may not be done. */
  public static NotAllowedException notGranted(String privilege, String kind, String name) {
    return new NotAllowedException(
        kind,
        name,
        privilege,
        "You may not do this with %s %s: it needs %s. Ask its owner to grant it to you."
            .formatted(kind, name, privilege));
  }

  /** A tag by which a policy is decided. */
  public static LakewiseException decidingTag(String tag, String policy) {
    return new LakewiseException(
        Code.USER,
        "The tag %s decides for the policy %s who sees what. Ask whoever manages what that policy is made on to change it."
            .formatted(tag, policy));
  }

  /** A function that policies call. */
  public static LakewiseException decidingFunction(String function) {
    return new LakewiseException(
        Code.USER,
        "The function %s decides who sees what of a table, which could not be read without it. Take it from the table first (ALTER TABLE … DROP ROW FILTER, DROP MASK; DROP POLICY); a dropped table counts until it cannot come back."
            .formatted(function));
  }

  /** Nothing to undrop under this name or id. */
  public static NameNotFoundException notDropped(String name, int days) {
    return new NameNotFoundException(
        "table",
        name,
        "No table %s was dropped in the last %d days. SHOW TABLES DROPPED lists those that can come back."
            .formatted(name, days));
  }

  /** A dropped table whose files a shallow clone still reads. */
  public static LakewiseException stillCloned(String name, int clones) {
    return new LakewiseException(
        Code.USER,
        "Table %s cannot be removed for good: %d shallow clone(s) still read its files. Drop them, or replace them by deep clones."
            .formatted(name, clones));
  }

  /** A name that cannot be given; {@code reason} completes "because it …". */
  public static LakewiseException invalidName(String name, String reason) {
    return new LakewiseException(
        Code.USER,
        "The name '%s' cannot be used, because it %s. Choose a name of 1 to 255 characters without control characters."
            .formatted(name, reason));
  }

  /** A principal's name could be taken for another's. */
  public static LakewiseException lookAlike(String name, String reason) {
    return new LakewiseException(
        Code.USER,
        "The name '%s' cannot be a principal's, because it %s and could be taken for another's. Choose one that cannot."
            .formatted(name, reason));
  }

  /** The database cannot be opened, read or written. */
  public static LakewiseException stateUnusable(String database, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The state %s cannot be used: %s. Check that it is a database of Lakewise, that the disk has room and that its folder can be written."
            .formatted(database, firstLine(cause)),
        cause);
  }

  /** Somebody who is no admin wants to let others in. */
  public static NotAllowedException tokensAreForAdmins() {
    return new NotAllowedException(
        "metastore", "metastore", "ADMIN", "Only an admin may make tokens for others.");
  }

  /** Somebody who is no admin wants to change who is known. */
  public static NotAllowedException principalsAreForAdmins() {
    return new NotAllowedException(
        "metastore",
        "metastore",
        "ADMIN",
        "Only an admin may change users, service principals and groups. Ask one.");
  }

  /** A name that stands for something else among owners. */
  public static LakewiseException reservedPrincipal(String name) {
    return new LakewiseException(
        Code.USER,
        "Nobody can be called %s: it means something else to Lakewise. Choose another name."
            .formatted(name));
  }

  /** A URL that leads to no PostgreSQL. */
  public static LakewiseException notPostgres(String url) {
    return new LakewiseException(
        Code.USER,
        "The state cannot be kept at %s: give a file for SQLite, or jdbc:postgresql://host/database for PostgreSQL."
            .formatted(url.replaceAll("[?].*|(?<=://)[^/]*@", "")));
  }

  /** The file with the password of PostgreSQL. */
  public static LakewiseException passwordUnreadable(Path file, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The file with the password of the state, %s, cannot be read: %s. Check its name and rights."
            .formatted(file, cause.getClass().getSimpleName()),
        cause);
  }

  /** A connection that broke while a change was being committed. */
  public static LakewiseException stateUnknown(String database, Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The state %s broke off while a change was being committed (%s): whether it was made is not known. Look before you run the statement again."
            .formatted(database, firstLine(cause)),
        cause);
  }

  /** A server that cannot be reached, refuses the user, or has no such database. */
  public static LakewiseException stateUnreachable(String database, Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The state %s cannot be reached: %s. Check that the server runs, and the database, user and password."
            .formatted(database, firstLine(cause)),
        cause);
  }

  /** The disk of the database is full or may only be read. */
  public static LakewiseException stateUnwritable(String database, Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The state %s cannot be written: its disk is full, or may only be read (%s). Nothing was changed in it. Make room or mend the rights, and run the statement again."
            .formatted(database, firstLine(cause)),
        cause);
  }

  /** A database that can only be read, and whose schema would have to be migrated first. */
  public static LakewiseException stateOtherVersion(String database, int found, int known) {
    return new LakewiseException(
        Code.USER,
        "The state %s has schema %d, and this release reads schema %d; as its disk is full or may only be read, it cannot be brought to that. Make room or mend the rights."
            .formatted(database, found, known));
  }

  /** Others held the database for too long. */
  public static LakewiseException stateBusy(String database, Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The state %s is busy: other processes have been writing for a minute. Try again, or see which process holds it."
            .formatted(database),
        cause);
  }

  /** A safety setting that did not take hold. */
  public static LakewiseException stateSetting(
      String database, String setting, String wanted, String found) {
    return new LakewiseException(
        Code.INTERNAL,
        "The state %s cannot be used safely: %s is %s, not %s. Put it on a local disk."
            .formatted(database, setting, found, wanted));
  }

  /** A database of a later release. */
  public static LakewiseException stateTooNew(String database, int found, int known) {
    return new LakewiseException(
        Code.USER,
        "The state %s was written by a newer Lakewise (schema %d; this one knows up to %d). Use the newer release."
            .formatted(database, found, known));
  }

  /** A view or function whose stored definition is not what this release writes. */
  public static LakewiseException unreadableDefinition(String name, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The definition of %s cannot be read from the state: %s. Restore a backup, or create it again."
            .formatted(name, firstLine(cause)),
        cause);
  }

  private static String firstLine(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }

  private static String capitalised(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
  }
}
