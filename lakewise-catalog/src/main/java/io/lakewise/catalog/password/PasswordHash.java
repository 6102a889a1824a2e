package io.lakewise.catalog.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the form of the password hashing competition: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 */
final class PasswordHash {

  /** What OWASP's cheat sheet asks for at least: some 50 ms on one processor. */
  static final Cost COST = new Cost(19_456, 2, 1);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{8,86})\\$([A-Za-z0-9+/]{16,86})");

  private final Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  /**
   * What computing a hash takes.
   *
   * @param kibibytes of memory
   * @param passes over that memory
   * @param lanes in which it is filled
   */
  record Cost(int kibibytes, int passes, int lanes) {}

  private PasswordHash(Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /** The hash of a password, with a salt of its own. */
  static PasswordHash of(String password, Cost cost, SecureRandom random) {
    byte[] salt = bytes(SALT_BYTES, random);
    return new PasswordHash(cost, salt, computed(password, cost, salt, HASH_BYTES));
  }

  /** What no password has, and what takes as long to find that out as any other. */
  static PasswordHash ofNothing(SecureRandom random) {
    return new PasswordHash(COST, bytes(SALT_BYTES, random), bytes(HASH_BYTES, random));
  }

  private static byte[] bytes(int number, SecureRandom random) {
    byte[] bytes = new byte[number];
    random.nextBytes(bytes);
    return bytes;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws io.lakewise.table.error.LakewiseException (INTERNAL) if it is something else
   */
  static PasswordHash read(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw PasswordErrors.unreadable();
    }
    Cost cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(cost, decoder.decode(parts.group(4)), decoder.decode(parts.group(5)));
  }

  /** As it is kept. */
  String text() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.kibibytes,
            cost.passes,
            cost.lanes,
            encoder.encodeToString(salt),
            encoder.encodeToString(hash));
  }

  /** Whether a password has this hash; takes as long whether or not it has. */
  boolean matches(String password) {
    return MessageDigest.isEqual(hash, computed(password, cost, salt, hash.length));
  }

  /** Whether it was made at less cost than {@link #COST}. */
  boolean isWeak() {
    return cost.kibibytes < COST.kibibytes || cost.passes < COST.passes;
  }

  /** One text may be typed as different characters that look the same. */
  private static byte[] computed(String password, Cost cost, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kibibytes)
            .withIterations(cost.passes)
            .withParallelism(cost.lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
    generator.generateBytes(normal.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
