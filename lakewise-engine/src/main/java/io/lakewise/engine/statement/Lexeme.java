package io.lakewise.engine.statement;

/**
 * A smallest piece of SQL text.
 *
 * @param kind its kind
 * @param text as written
 * @param start its offset
 */
record Lexeme(LexemeKind kind, String text, int start) {

  int end() {
    return start + text.length();
  }

  /** Whether this is a bare word, ignoring case. */
  boolean isWord(String word) {
    return kind == LexemeKind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(String symbol) {
    return kind == LexemeKind.SYMBOL && text.equals(symbol);
  }

  boolean isName() {
    return kind == LexemeKind.WORD || kind == LexemeKind.QUOTED;
  }

  /** A name without its quotes. */
  String name() {
    if (kind != LexemeKind.QUOTED) {
      return text;
    }
    String quote = text.substring(0, 1);
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }
}
