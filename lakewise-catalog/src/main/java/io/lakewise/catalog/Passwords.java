package io.lakewise.catalog;

import java.util.Optional;

/**
 * What is kept of passwords. Only hashes come here; {@link
 * io.lakewise.catalog.password.PasswordCheck} makes and compares them.
 */
public interface Passwords {

  /** The hash of somebody's password, if that one has any; also of who is not active. */
  Optional<String> find(String name);

  /**
   * Sets a password, and ends all of its user's logins.
   *
   * @param keptLogin id of one that goes on: the one by which it was set; null for none
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is no such principal
   */
  void set(Viewer viewer, String name, String hash, String keptLogin);

  /** Keeps another hash of the same password, unless it was changed since. */
  void rehash(String name, String before, String hash);
}
