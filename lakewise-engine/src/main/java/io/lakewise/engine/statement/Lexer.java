package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts SQL text into lexemes, leaving out blanks and comments. The rules are DuckDB's, and {@code
 * r'…'} of Databricks. {@code <} and {@code >} stay single, so that they can close types.
 */
final class Lexer {

  private static final List<String> LONG_SYMBOLS =
      List.of("->>", "->", "=>", ":=", "::", "<=", ">=", "<>", "!=", "==", "||", "**", "//");

  private final String text;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int position;

  private Lexer(String text) {
    this.text = text;
  }

  /** The lexemes of a text, in order. */
  static List<Lexeme> lexemes(String text) {
    return new Lexer(text).scan();
  }

  private List<Lexeme> scan() {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw EngineErrors.syntax(
          text, nul, "The character NUL (U+0000) ends texts in the engine: leave it out");
    }
    while (true) {
      skipBlanksAndComments();
      if (position >= text.length()) {
        return lexemes;
      }
      scanOne();
    }
  }

  private void scanOne() {
    char first = text.charAt(position);
    char second = peek(1);
    if (first == '\'') {
      add(LexemeKind.STRING, afterQuoted(position, false));
    } else if (second == '\'' && "eErRxXbB".indexOf(first) >= 0) {
      add(LexemeKind.STRING, afterQuoted(position + 1, first == 'e' || first == 'E'));
    } else if (first == '"' || first == '`') {
      add(LexemeKind.QUOTED, afterQuoted(position, false));
    } else if (first == '$') {
      scanDollar();
    } else if (isDigit(first) || (first == '.' && isDigit(second) && !afterName())) {
      add(LexemeKind.NUMBER, afterNumber());
    } else if (isWordStart(first)) {
      add(LexemeKind.WORD, afterWord(position));
    } else {
      add(LexemeKind.SYMBOL, position + symbolLength());
    }
  }

  private void add(LexemeKind kind, int end) {
    lexemes.add(new Lexeme(kind, text.substring(position, end), position));
    position = end;
  }

  private boolean afterName() {
    return !lexemes.isEmpty()
        && lexemes.get(lexemes.size() - 1).end() == position
        && lexemes.get(lexemes.size() - 1).isName();
  }

  private void skipBlanksAndComments() {
    while (position < text.length()) {
      char current = text.charAt(position);
      if (Character.isWhitespace(current)
          || Character.isSpaceChar(current)
          || current == '\uFEFF') {
        position++;
      } else if (current == '-' && peek(1) == '-') {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else if (current == '/' && peek(1) == '*') {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  private void skipBlockComment() {
    int start = position;
    int depth = 0;
    while (position < text.length()) {
      if (text.startsWith("/*", position)) {
        depth++;
        position += 2;
      } else if (text.startsWith("*/", position)) {
        depth--;
        position += 2;
        if (depth == 0) {
          return;
        }
      } else {
        position++;
      }
    }
    throw unterminated(start, "comment", "*/");
  }

  private int afterQuoted(int open, boolean backslashEscapes) {
    char quote = text.charAt(open);
    int index = open + 1;
    while (index < text.length()) {
      char current = text.charAt(index);
      if (current == '\\' && backslashEscapes) {
        index += 2;
      } else if (current != quote) {
        index++;
      } else if (index + 1 < text.length() && text.charAt(index + 1) == quote) {
        index += 2;
      } else {
        return index + 1;
      }
    }
    String what = quote == '\'' ? "string" : "quoted name";
    throw unterminated(open, what, String.valueOf(quote));
  }

  private void scanDollar() {
    int tagEnd = position + 1;
    while (tagEnd < text.length()
        && isWordPart(text.charAt(tagEnd))
        && text.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    boolean opensString = tagEnd < text.length() && text.charAt(tagEnd) == '$' && !isDigit(peek(1));
    if (!opensString) {
      add(tagEnd == position + 1 ? LexemeKind.SYMBOL : LexemeKind.PARAMETER, tagEnd);
      return;
    }
    String delimiter = text.substring(position, tagEnd + 1);
    int close = text.indexOf(delimiter, tagEnd + 1);
    if (close < 0) {
      throw unterminated(position, "string", delimiter);
    }
    add(LexemeKind.STRING, close + delimiter.length());
  }

  private int afterNumber() {
    int index = position;
    if (text.charAt(index) == '0' && "xXbB".indexOf(peek(1)) >= 0 && isWordPart(peek(2))) {
      return afterWord(index);
    }
    index = afterDigits(index);
    if (index < text.length() && text.charAt(index) == '.') {
      index = afterDigits(index + 1);
    }
    if (index < text.length() && "eE".indexOf(text.charAt(index)) >= 0) {
      int digits = index + 1;
      if (digits < text.length() && "+-".indexOf(text.charAt(digits)) >= 0) {
        digits++;
      }
      if (digits < text.length() && isDigit(text.charAt(digits))) {
        return afterDigits(digits);
      }
    }
    return index;
  }

  private int afterDigits(int from) {
    int index = from;
    while (index < text.length() && (isDigit(text.charAt(index)) || text.charAt(index) == '_')) {
      index++;
    }
    return index;
  }

  private int afterWord(int from) {
    int index = from + 1;
    while (index < text.length() && isWordPart(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private int symbolLength() {
    for (String symbol : LONG_SYMBOLS) {
      if (text.startsWith(symbol, position)) {
        return symbol.length();
      }
    }
    return 1;
  }

  private char peek(int distance) {
    return position + distance < text.length() ? text.charAt(position + distance) : '\0';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isWordStart(char character) {
    return character == '_'
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= 0x80 && !Character.isSpaceChar(character) && character != '\uFEFF');
  }

  private static boolean isWordPart(char character) {
    return isWordStart(character) || isDigit(character) || character == '$';
  }

  private LakewiseException unterminated(int start, String what, String close) {
    return EngineErrors.syntax(
        text, start, "The " + what + " that begins here has no end: " + close + " is missing");
  }
}
