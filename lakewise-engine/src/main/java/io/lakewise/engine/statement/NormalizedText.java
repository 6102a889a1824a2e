package io.lakewise.engine.statement;

import io.lakewise.table.error.LakewiseException;
import java.util.Locale;

/**
 * A statement's text without what differs between statements that are meant to be the same: blanks,
 * comments, upper and lower case, strings and numbers, and how many of these stand in a list.
 */
public final class NormalizedText {

  private static final String VALUE = "?";

  private NormalizedText() {}

  /** The normalised text; empty if the text cannot be cut into words. */
  public static String of(String text) {
    StringBuilder normalized = new StringBuilder(text.length());
    try {
      boolean listed = false;
      for (Lexeme lexeme : Lexer.lexemes(text)) {
        String word = word(lexeme);
        if (word.equals(VALUE) && listed) {
          normalized.setLength(normalized.length() - 2);
          listed = false;
          continue;
        }
        listed = word.equals(",") && endsWith(normalized, VALUE + " ");
        if (!word.equals(";")) {
          normalized.append(word).append(' ');
        }
      }
    } catch (LakewiseException unreadable) {
      return "";
    }
    return normalized.toString();
  }

  private static boolean endsWith(StringBuilder text, String end) {
    return text.length() >= end.length()
        && text.substring(text.length() - end.length()).equals(end);
  }

  private static String word(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case STRING, NUMBER -> VALUE;
      case WORD -> lexeme.text().toLowerCase(Locale.ROOT);
      case QUOTED -> lexeme.name().toLowerCase(Locale.ROOT);
      case PARAMETER, SYMBOL -> lexeme.text();
    };
  }
}
