package io.lakewise.cli.lake;

import io.lakewise.catalog.entry.LoginEntry;
import java.util.List;

/** Who has signed in to the servers of a lake, and the passwords for that. */
public interface LakeLogins {

  /** All sessions that the caller sees, the newest first. */
  List<LoginEntry> list();

  /** Ends a session for ever. */
  void end(String id);

  /** Whether the current password is asked of who sets this user's. */
  boolean asksForCurrent(String name);

  /**
   * Sets a password.
   *
   * @param current the one until now; null where it is not asked for
   */
  void setPassword(String name, String current, String password);
}
