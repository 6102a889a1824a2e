package io.lakewise.server.schedule;

/** Texts of statements as they are kept and sent: short, and such as every database takes. */
final class BoundedText {

  private BoundedText() {}

  /** At most so many characters of a text, and no NUL. */
  static String of(String text, int most) {
    int end = Math.min(text.length(), most);
    boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end).replace('\0', '\ufffd');
  }
}
