package io.lakewise.table.deletion;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/** Bytes as text in Z85 (ZeroMQ RFC 32), as descriptors of deletion vectors have them. */
final class Base85 {

  private static final String ALPHABET =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

  private static final int[] VALUES = new int[128];

  static {
    Arrays.fill(VALUES, -1);
    for (int value = 0; value < ALPHABET.length(); value++) {
      VALUES[ALPHABET.charAt(value)] = value;
    }
  }

  private Base85() {}

  /** Encodes; the number of bytes is a multiple of four. */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / 4 * 5);
    ByteBuffer words = ByteBuffer.wrap(bytes);
    while (words.hasRemaining()) {
      long word = Integer.toUnsignedLong(words.getInt());
      for (long divisor = 85L * 85 * 85 * 85; divisor > 0; divisor /= 85) {
        text.append(ALPHABET.charAt((int) (word / divisor % 85)));
      }
    }
    return text.toString();
  }

  /**
   * Decodes; four bytes for each five characters.
   *
   * @throws IllegalArgumentException if the text is not Z85
   */
  static byte[] decode(String text) {
    if (text.length() % 5 != 0) {
      throw new IllegalArgumentException(
          "its " + text.length() + " characters are not a multiple of 5");
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length() / 5 * 4);
    for (int group = 0; group < text.length(); group += 5) {
      long word = 0;
      for (int i = group; i < group + 5; i++) {
        char character = text.charAt(i);
        int value = character < VALUES.length ? VALUES[character] : -1;
        if (value < 0) {
          throw new IllegalArgumentException("'" + character + "' is not of base 85");
        }
        word = word * 85 + value;
      }
      if (word >>> 32 != 0) {
        throw new IllegalArgumentException("'" + text.substring(group, group + 5) + "' overflows");
      }
      bytes.putInt((int) word);
    }
    return bytes.array();
  }

  static String encode(UUID id) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return encode(bytes.array());
  }

  static UUID decodeId(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(decode(text));
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
