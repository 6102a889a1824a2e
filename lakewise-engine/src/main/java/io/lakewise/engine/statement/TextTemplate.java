package io.lakewise.engine.statement;

import io.lakewise.table.error.LakewiseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text apart from its plain numbers and strings, in whose places there are marks of their kinds.
 *
 * @param text all else, as written
 * @param values the numbers and strings, in order
 */
public record TextTemplate(String text, List<Value> values) {

  private static final Pattern INTEGER = Pattern.compile("\\d{1,18}");
  private static final Pattern NUMERIC = Pattern.compile("\\d{1,18}\\.\\d{1,18}");

  /** Behind an apostrophe in a comment, DuckDB makes them spaces even in a string. */
  private static final Pattern ODD_SPACE = Pattern.compile("[\\p{Z}\\p{Cf}&&[^ ]]");

  /** No text has it, as DuckDB's ends there. */
  private static final char MARK = '\0';

  /** Copies the list. */
  public TextTemplate {
    values = List.copyOf(values);
  }

  /**
   * A number or a string.
   *
   * @param kind as DuckDB's trees call it: INTEGER, NUMERIC or STRING
   * @param text of the number, or what is in the string
   * @param start in bytes of the whole text
   * @param length in bytes
   */
  public record Value(String kind, String text, int start, int length) {}

  /** The template of a text; empty if it cannot be cut into words, or is no Unicode text. */
  public static Optional<TextTemplate> of(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return Optional.empty();
    }
    List<Lexeme> lexemes;
    try {
      lexemes = Lexer.lexemes(text);
    } catch (LakewiseException unreadable) {
      return Optional.empty();
    }
    StringBuilder rest = new StringBuilder(text.length());
    List<Value> values = new ArrayList<>();
    int done = 0;
    int bytes = 0;
    for (Lexeme lexeme : lexemes) {
      String kind = kind(lexeme);
      if (kind.isEmpty()) {
        continue;
      }
      rest.append(text, done, lexeme.start()).append(MARK).append(kind.charAt(0));
      bytes += bytes(text.substring(done, lexeme.start()));
      int length = bytes(lexeme.text());
      values.add(new Value(kind, value(lexeme), bytes, length));
      bytes += length;
      done = lexeme.end();
    }
    return Optional.of(new TextTemplate(rest.append(text, done, text.length()).toString(), values));
  }

  private static String kind(Lexeme lexeme) {
    if (lexeme.kind() == LexemeKind.STRING && lexeme.text().startsWith("'")) {
      return ODD_SPACE.matcher(lexeme.text()).find() ? "" : "STRING";
    }
    if (lexeme.kind() != LexemeKind.NUMBER) {
      return "";
    }
    if (INTEGER.matcher(lexeme.text()).matches()) {
      return "INTEGER";
    }
    return NUMERIC.matcher(lexeme.text()).matches() ? "NUMERIC" : "";
  }

  private static String value(Lexeme lexeme) {
    String text = lexeme.text();
    return lexeme.kind() == LexemeKind.STRING
        ? text.substring(1, text.length() - 1).replace("''", "'")
        : text;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
