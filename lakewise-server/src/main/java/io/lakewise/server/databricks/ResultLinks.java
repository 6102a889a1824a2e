package io.lakewise.server.databricks;

import io.lakewise.server.access.Guard;
import io.lakewise.server.answer.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links to chunks of results that whoever has them may fetch, for a while. They are signed with a
 * key that only this process knows. Thread-safe.
 */
final class ResultLinks {

  /** How long a link is good. */
  static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final InstantSource clock;

  ResultLinks(SecureRandom random, InstantSource clock) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
    this.clock = clock;
  }

  /** When a link that is made now ends. */
  Instant expiry() {
    return Instant.ofEpochSecond(clock.instant().plus(LIFETIME).getEpochSecond());
  }

  /** The path and query of a link. */
  String path(String statement, int chunk, Instant expiry) {
    long until = expiry.getEpochSecond();
    return Guard.SIGNED
        + statement
        + "/"
        + chunk
        + "?expires="
        + until
        + "&signature="
        + signature(statement, chunk, until);
  }

  /**
   * Checks what came with a request.
   *
   * @throws ApiException if the link is not ours or has expired
   */
  void check(String statement, int chunk, String expires, String signature) {
    long until;
    try {
      until = Long.parseLong(expires == null ? "" : expires);
    } catch (NumberFormatException e) {
      throw invalid();
    }
    byte[] right = signature(statement, chunk, until).getBytes(StandardCharsets.US_ASCII);
    byte[] given = (signature == null ? "" : signature).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(right, given)) {
      throw invalid();
    }
    if (clock.instant().getEpochSecond() >= until) {
      throw ApiException.forbidden(
          "This link has expired. Fetch the chunk's description again for a new one.");
    }
  }

  private static ApiException invalid() {
    return ApiException.forbidden("This is no link to a result.");
  }

  private String signature(String statement, int chunk, long until) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String signed = statement + "/" + chunk + "/" + until;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
