package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Checks that brackets match and are not nested too deeply for a parser's stack. */
final class Brackets {

  /** DuckDB's own limit on the depth of an expression is 1000. */
  static final int DEEPEST = 500;

  private Brackets() {}

  static void check(String text, List<Lexeme> lexemes) {
    Deque<Lexeme> open = new ArrayDeque<>();
    int cases = 0;
    for (Lexeme lexeme : lexemes) {
      if (lexeme.kind() == LexemeKind.SYMBOL) {
        checkSymbol(text, lexeme, open);
      } else if (lexeme.isWord("CASE")) {
        cases++;
      } else if (lexeme.isWord("END")) {
        cases = Math.max(0, cases - 1);
      }
      if (open.size() > DEEPEST || cases > DEEPEST) {
        throw EngineErrors.tooDeep(text, lexeme.start(), DEEPEST);
      }
    }
    if (!open.isEmpty()) {
      throw EngineErrors.syntax(
          text, open.peek().start(), "This '" + open.peek().text() + "' is never closed");
    }
  }

  private static void checkSymbol(String text, Lexeme lexeme, Deque<Lexeme> open) {
    switch (lexeme.text()) {
      case "(", "[", "{" -> open.push(lexeme);
      case ")" -> close(text, lexeme, open, "(");
      case "]" -> close(text, lexeme, open, "[");
      case "}" -> close(text, lexeme, open, "{");
      default -> {}
    }
  }

  private static void close(String text, Lexeme lexeme, Deque<Lexeme> open, String opening) {
    if (open.isEmpty() || !open.peek().text().equals(opening)) {
      throw EngineErrors.syntax(
          text, lexeme.start(), "This '" + lexeme.text() + "' closes nothing");
    }
    open.pop();
  }
}
