package io.lakewise.server.login;

import io.lakewise.catalog.token.TokenText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The code by which whoever has started the server signs in with a browser, once and soon. There is
 * one at a time, in memory and as its digest alone. Thread-safe.
 */
public final class SignInLink {

  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final SecureRandom random;
  private final InstantSource clock;
  private String digest = "";
  private Instant end = Instant.MIN;

  /** Makes codes of {@code random}. */
  public SignInLink(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /** A new code; the one before works no longer. */
  public synchronized String issue() {
    String code = TokenText.code(random);
    digest = TokenText.digest(code);
    end = clock.instant().plus(LIFETIME);
    return code;
  }

  /** Whether this is the code; it is none any more afterwards. */
  synchronized boolean redeem(String code) {
    if (!clock.instant().isBefore(end)
        || !MessageDigest.isEqual(bytes(digest), bytes(TokenText.digest(code)))) {
      return false;
    }
    digest = "";
    end = Instant.MIN;
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
