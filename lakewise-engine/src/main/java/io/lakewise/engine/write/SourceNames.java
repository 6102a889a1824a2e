package io.lakewise.engine.write;

/** The name by which a table in FROM is called when it has no alias. */
final class SourceNames {

  private SourceNames() {}

  /** The last part of the name at the beginning of a text, unquoted. */
  static String last(String text) {
    StringBuilder part = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '`') {
        part.setLength(0);
        for (i++; i < text.length(); i++) {
          if (text.charAt(i) == c) {
            if (i + 1 < text.length() && text.charAt(i + 1) == c) {
              i++;
            } else {
              break;
            }
          }
          part.append(text.charAt(i));
        }
      } else if (c == '.') {
        part.setLength(0);
      } else if (Character.isWhitespace(c) || c == '(' || c == '@') {
        break;
      } else {
        part.append(c);
      }
      i++;
    }
    return part.toString();
  }
}
