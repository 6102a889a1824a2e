package io.lakewise.catalog.password;

import io.lakewise.catalog.name.NameRules;
import java.util.List;
import java.util.Locale;

/**
 * Which passwords are good enough, as NIST SP 800-63B asks: long ones that are not known, of
 * whatever characters.
 */
final class PasswordPolicy {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;
  private static final int FEWEST_DIFFERENT = 5;

  /** A name that is shorter is in many a word. */
  private static final int SHORTEST_NAME = 4;

  /** What lists of stolen passwords begin with, among those that are long enough. */
  private static final List<String> COMMON =
      List.of(
          "password",
          "passwort",
          "letmein",
          "qwertyuiop",
          "qwertzuiop",
          "1q2w3e4r",
          "qazwsxedc",
          "iloveyou",
          "administrator",
          "welcome",
          "changeme",
          "lakewise",
          "correcthorse",
          "1234567890",
          "0987654321",
          "abcdefgh",
          "asdfghjkl",
          "zxcvbnm",
          "football",
          "baseball",
          "princess",
          "sunshine",
          "superman",
          "trustno1",
          "secret");

  private PasswordPolicy() {}

  /**
   * Checks a password that somebody wants.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if it is not good enough
   */
  static void check(String name, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      throw PasswordErrors.weak("has fewer than " + SHORTEST + " characters");
    }
    if (length > LONGEST) {
      throw PasswordErrors.weak("has more than " + LONGEST + " characters");
    }
    if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      throw PasswordErrors.weak("has fewer than " + FEWEST_DIFFERENT + " different characters");
    }
    String key = NameRules.key(password);
    String user = NameRules.key(name);
    String local = user.contains("@") ? user.substring(0, user.indexOf('@')) : user;
    if (key.equals(user) || (local.length() >= SHORTEST_NAME && key.contains(local))) {
      throw PasswordErrors.weak("has its user's name in it");
    }
    if (isCommon(key)) {
      throw PasswordErrors.weak("is one that is tried first");
    }
  }

  /** A common one with some digits or signs around it, or twice, is tried as soon. */
  private static boolean isCommon(String key) {
    String left = key.toLowerCase(Locale.ROOT);
    for (String common : COMMON) {
      left = left.replace(common, "");
    }
    return left.length() < key.length()
        && left.codePoints().filter(Character::isLetter).count() < SHORTEST_NAME;
  }
}
