package io.lakewise.engine.statement;

/** The value of a string as it stands in SQL. */
final class StringLiteral {

  private StringLiteral() {}

  /**
   * The characters meant by {@code '…'}, {@code E'…'}, {@code r'…'}, {@code $$…$$}, {@code "…"}.
   */
  static String value(String literal) {
    char first = literal.charAt(0);
    if (first == '$') {
      int tag = literal.indexOf('$', 1) + 1;
      return literal.substring(tag, literal.length() - tag);
    }
    if (first == '\'' || first == '"' || first == '`') {
      return unquoted(literal);
    }
    String inner = unquoted(literal.substring(1));
    return first == 'e' || first == 'E' ? unescaped(inner) : inner;
  }

  private static String unquoted(String literal) {
    String quote = literal.substring(0, 1);
    return literal.substring(1, literal.length() - 1).replace(quote + quote, quote);
  }

  private static String unescaped(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean escaped = false;
    for (int index = 0; index < text.length(); index++) {
      char current = text.charAt(index);
      if (current == '\\' && !escaped) {
        escaped = true;
        continue;
      }
      result.append(escaped ? meaning(current) : current);
      escaped = false;
    }
    return result.toString();
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escaped;
    };
  }
}
