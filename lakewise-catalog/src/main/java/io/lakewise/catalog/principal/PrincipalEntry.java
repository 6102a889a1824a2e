package io.lakewise.catalog.principal;

import java.time.Instant;
import java.util.Optional;

/**
 * A user, a service principal or a group.
 *
 * @param id never given to another
 * @param kind what it is
 * @param name by which it signs in, owns and is granted to; of no other principal of any kind
 * @param displayName for people
 * @param externalId by which a directory elsewhere knows it
 * @param admin sees and changes everything; never a group
 * @param active whether its tokens let anybody in
 * @param createdAt when it was made known
 */
public record PrincipalEntry(
    String id,
    PrincipalKind kind,
    String name,
    Optional<String> displayName,
    Optional<String> externalId,
    boolean admin,
    boolean active,
    Instant createdAt) {

  /** The group of the admins, which is computed: whoever is put into it becomes one. */
  public static final PrincipalEntry ADMINS =
      named(Membership.ADMINS, PrincipalKind.GROUP, Membership.ADMINS, Instant.EPOCH);

  /** With what the name begins by which things of one that was dropped are owned; then its id. */
  public static final String DROPPED = "dropped:";

  /** Somebody who is let in, is no admin, and has nothing but a name. */
  public static PrincipalEntry named(
      String id, PrincipalKind kind, String name, Instant createdAt) {
    return new PrincipalEntry(
        id, kind, name, Optional.empty(), Optional.empty(), false, true, createdAt);
  }

  /** The same, called otherwise. */
  public PrincipalEntry withName(String other) {
    return new PrincipalEntry(id, kind, other, displayName, externalId, admin, active, createdAt);
  }

  /** The same, with another name for people. */
  public PrincipalEntry withDisplayName(Optional<String> other) {
    return new PrincipalEntry(id, kind, name, other, externalId, admin, active, createdAt);
  }

  /** The same, as an admin or not. */
  public PrincipalEntry withAdmin(boolean whether) {
    return new PrincipalEntry(id, kind, name, displayName, externalId, whether, active, createdAt);
  }

  /** The same, let in or not. */
  public PrincipalEntry withActive(boolean whether) {
    return new PrincipalEntry(id, kind, name, displayName, externalId, admin, whether, createdAt);
  }
}
