package io.lakewise.engine.statement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds the markers of parameters in a statement and gives them DuckDB's spelling, outside strings,
 * quoted names and comments.
 */
public final class ParameterMarkers {

  private ParameterMarkers() {}

  /**
   * Makes {@code :name} into {@code $name}, and each {@code ?} into {@code $1}, {@code $2}, ….
   *
   * <p>A colon begins a marker where a value may begin: behind an operator, a comma, an opening
   * bracket or a keyword. {@code {'a':b}}, {@code list[1:n]} and {@code x::int} stay what they are.
   */
  public static String spelled(String text) {
    List<Lexeme> lexemes = Lexer.lexemes(text);
    StringBuilder spelled = new StringBuilder(text.length());
    Deque<String> brackets = new ArrayDeque<>();
    int copied = 0;
    int marks = 0;
    for (int index = 0; index < lexemes.size(); index++) {
      Lexeme lexeme = lexemes.get(index);
      if (lexeme.kind() != LexemeKind.SYMBOL) {
        continue;
      }
      switch (lexeme.text()) {
        case "(", "[", "{" -> brackets.push(lexeme.text());
        case ")", "]", "}" -> brackets.poll();
        case "?" -> {
          marks++;
          spelled.append(text, copied, lexeme.start()).append('$').append(marks);
          copied = lexeme.end();
        }
        case ":" -> {
          if (isMarker(lexemes, index, brackets)) {
            spelled.append(text, copied, lexeme.start()).append('$');
            copied = lexeme.end();
          }
        }
        default -> {}
      }
    }
    return spelled.append(text, copied, text.length()).toString();
  }

  /** How many {@code ?} a statement has. */
  public static int positions(String text) {
    return (int) Lexer.lexemes(text).stream().filter(lexeme -> lexeme.isSymbol("?")).count();
  }

  private static boolean isMarker(List<Lexeme> lexemes, int index, Deque<String> brackets) {
    Lexeme colon = lexemes.get(index);
    boolean named =
        index + 1 < lexemes.size()
            && lexemes.get(index + 1).kind() == LexemeKind.WORD
            && lexemes.get(index + 1).start() == colon.end();
    if (!named || index == 0) {
      return false;
    }
    Lexeme before = lexemes.get(index - 1);
    return switch (before.kind()) {
      case SYMBOL -> !Set.of(")", "]", "}", "?").contains(before.text());
      case WORD -> before.end() < colon.start() && !Set.of("[", "{").contains(inside(brackets));
      case QUOTED, STRING, NUMBER, PARAMETER -> false;
    };
  }

  private static String inside(Deque<String> brackets) {
    return brackets.isEmpty() ? "" : brackets.peek();
  }
}
