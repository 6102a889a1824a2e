package io.lakewise.engine.statement;

import java.util.List;

/**
 * The lexemes of a text, looked at by index; nothing is at indexes outside.
 *
 * @param text the text
 * @param lexemes its lexemes
 */
record LexemeWindow(String text, List<Lexeme> lexemes) {

  int size() {
    return lexemes.size();
  }

  Lexeme at(int index) {
    return lexemes.get(index);
  }

  private boolean has(int index) {
    return index >= 0 && index < lexemes.size();
  }

  boolean isWord(int index, String word) {
    return has(index) && at(index).isWord(word);
  }

  boolean isSymbol(int index, String symbol) {
    return has(index) && at(index).isSymbol(symbol);
  }

  boolean isKind(int index, LexemeKind kind) {
    return has(index) && at(index).kind() == kind;
  }

  /** Whether a name may stand here: any word, or a quoted name. */
  boolean isName(int index) {
    return has(index) && at(index).isName();
  }

  /** Whether an unreserved word or a quoted name stands here. */
  boolean isUnreservedName(int index) {
    return isName(index)
        && (at(index).kind() == LexemeKind.QUOTED || !ReservedWords.contains(at(index).text()));
  }

  /** Whether two lexemes touch. */
  boolean touch(int left, int right) {
    return has(left) && has(right) && at(left).end() == at(right).start();
  }

  /** Behind the bracket that closes the one at an index. */
  int afterGroup(int open) {
    int depth = 0;
    int index = open;
    do {
      if (at(index).kind() == LexemeKind.SYMBOL) {
        if ("([{".contains(at(index).text())) {
          depth++;
        } else if (")]}".contains(at(index).text())) {
          depth--;
        }
      }
      index++;
    } while (depth > 0 && index < size());
    return index;
  }

  /** The text from one lexeme to before another. */
  String text(int from, int to) {
    return text.substring(at(from).start(), at(to - 1).end());
  }
}
