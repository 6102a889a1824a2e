package io.lakewise.catalog.password;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Builds the errors about passwords, none of which has one in it. */
final class PasswordErrors {

  private PasswordErrors() {}

  /** One that is too easy to find. */
  static LakewiseException weak(String why) {
    return new LakewiseException(
        Code.USER,
        "The password %s. Take some words that nobody else would put together; no signs or digits are asked for."
            .formatted(why));
  }

  /** The password that was to be replaced is another one. */
  static LakewiseException wrongCurrent() {
    return new LakewiseException(Code.USER, "The current password is wrong.");
  }

  /** Only people sign in with passwords. */
  static LakewiseException notUser(String kind, String name) {
    return new LakewiseException(
        Code.USER,
        "%s is a %s, and only users have passwords. Make a token for it."
            .formatted(NameRules.printed(name), kind));
  }

  /** Somebody else's password. */
  static LakewiseException forAdmins() {
    return new LakewiseException(Code.USER, "Only an admin sets the password of somebody else.");
  }

  /** What is kept is no hash. */
  static LakewiseException unreadable() {
    return new LakewiseException(
        Code.INTERNAL,
        "What is kept of a password cannot be read. An admin can set another: lakewise user password.");
  }
}
