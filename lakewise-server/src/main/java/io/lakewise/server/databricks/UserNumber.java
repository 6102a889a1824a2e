package io.lakewise.server.databricks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Databricks' clients know users by numbers; ours have names, which a number is made of. */
public final class UserNumber {

  /** What JavaScript and JSON hold without loss. */
  private static final int BITS = 52;

  private UserNumber() {}

  /** The number of a user, the same everywhere and always. */
  public static long of(String user) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
