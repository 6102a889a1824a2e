package io.lakewise.engine.statement;

import java.util.ArrayList;
import java.util.List;

/** Splits a script at its semicolons. */
final class ScriptSplitter {

  private ScriptSplitter() {}

  static List<Fragment> split(String script) {
    List<Fragment> statements = new ArrayList<>();
    Lexeme first = null;
    Lexeme last = null;
    for (Lexeme lexeme : Lexer.lexemes(script)) {
      if (!lexeme.isSymbol(";")) {
        first = first == null ? lexeme : first;
        last = lexeme;
      } else if (first != null) {
        statements.add(between(script, first, last));
        first = null;
      }
    }
    if (first != null) {
      statements.add(between(script, first, last));
    }
    return List.copyOf(statements);
  }

  private static Fragment between(String script, Lexeme first, Lexeme last) {
    return new Fragment(script.substring(first.start(), last.end()), first.start());
  }
}
