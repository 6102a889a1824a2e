package io.lakewise.table.statistics;

/** Long strings cut to short ones that are still bounds, as Delta's own writer cuts them. */
final class StringBounds {

  /** Code points that are kept. */
  static final int LENGTH = 32;

  private static final int LAST_ASCII = 0x7F;

  private StringBounds() {}

  /** A string that is not greater. */
  static String low(String least) {
    return codePoints(least) <= LENGTH ? least : prefix(least, LENGTH);
  }

  /**
   * A string that is not less, or null. A cut string needs a last code point that is greater than
   * the one that was cut off; where there is none, a longer prefix is tried.
   */
  static String high(String greatest) {
    if (codePoints(greatest) <= LENGTH) {
      return greatest;
    }
    for (int length = LENGTH; length < 2 * LENGTH && length < codePoints(greatest); length++) {
      int next = greatest.codePointAt(greatest.offsetByCodePoints(0, length));
      if (next < Character.MAX_CODE_POINT) {
        int last = next < LAST_ASCII ? LAST_ASCII : Character.MAX_CODE_POINT;
        return prefix(greatest, length) + Character.toString(last);
      }
    }
    return codePoints(greatest) <= 2 * LENGTH ? greatest : null;
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String prefix(String text, int codePoints) {
    return text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
