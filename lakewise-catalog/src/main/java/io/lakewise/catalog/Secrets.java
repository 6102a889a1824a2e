package io.lakewise.catalog;

import io.lakewise.catalog.entry.SecretEntry;
import java.util.List;
import java.util.Optional;

/**
 * With what service principals ask for tokens. Only digests of secrets come here. Only admins see
 * and change them.
 */
public interface Secrets {

  /** How many a service principal has at most. */
  int MOST = 5;

  /**
   * Those of a service principal, the newest first, expired ones among them.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is no such service principal
   * @throws io.lakewise.table.error.LakewiseException (USER) if the viewer is no admin
   */
  List<SecretEntry> list(Viewer viewer, String principalId);

  /**
   * Adds one.
   *
   * @param wanted its principal is taken from the id
   * @param digest of the secret, as {@link io.lakewise.catalog.token.TokenText#digest} makes it
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is no such service principal
   * @throws io.lakewise.table.error.LakewiseException (USER) if it has {@link #MOST} that work, or
   *     the viewer is no admin
   */
  SecretEntry create(Viewer viewer, String principalId, SecretEntry wanted, String digest);

  /**
   * Removes one, and ends the tokens that were made with it.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none with this id
   * @throws io.lakewise.table.error.LakewiseException (USER) if the viewer is no admin
   */
  void delete(Viewer viewer, String principalId, String id);

  /** The secret with a digest that still works; none of an inactive principal. */
  Optional<SecretEntry> find(String digest);
}
