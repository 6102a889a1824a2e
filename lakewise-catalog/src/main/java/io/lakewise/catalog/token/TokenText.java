package io.lakewise.catalog.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes tokens, and what the cookies of logins have, and digests of them. A digest needs no salt:
 * they are 256 random bits.
 */
public final class TokenText {

  /** With what every token begins, so that scanners for secrets know it. */
  public static final String PREFIX = "lkw_";

  private static final String LOGIN_PREFIX = "lks_";
  private static final String CODE_PREFIX = "lkc_";
  private static final String SECRET_PREFIX = "lkp_";
  private static final int BYTES = 32;
  private static final String REST = "[A-Za-z0-9_-]{43}";
  private static final Pattern FORM = Pattern.compile(PREFIX + REST);
  private static final Pattern LOGIN_FORM = Pattern.compile(LOGIN_PREFIX + REST);
  private static final Pattern SECRET_FORM = Pattern.compile(SECRET_PREFIX + REST);

  private TokenText() {}

  /** A token that nobody can guess. */
  public static String random(SecureRandom random) {
    return PREFIX + secret(random);
  }

  /** What a browser holds of a login, which nobody can guess, and which is no token. */
  public static String login(SecureRandom random) {
    return LOGIN_PREFIX + secret(random);
  }

  /** A code that lets its holder sign in once, which nobody can guess, and which is no token. */
  public static String code(SecureRandom random) {
    return CODE_PREFIX + secret(random);
  }

  /** A service principal's secret, which nobody can guess, and which is no token. */
  public static String clientSecret(SecureRandom random) {
    return SECRET_PREFIX + secret(random);
  }

  /** Whether a text has the form of a service principal's secret. */
  public static boolean isClientSecret(String text) {
    return SECRET_FORM.matcher(text).matches();
  }

  private static String secret(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a text has the form of a token. */
  public static boolean isToken(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether a text has the form of what a browser holds of a login. */
  public static boolean isLogin(String text) {
    return LOGIN_FORM.matcher(text).matches();
  }

  /** What is kept of a token or login: its SHA-256, in hexadecimal digits. */
  public static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
