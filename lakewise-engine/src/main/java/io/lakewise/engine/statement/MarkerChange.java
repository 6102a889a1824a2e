package io.lakewise.engine.statement;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An {@code UPDATE … SET … WHERE …} or {@code DELETE FROM … WHERE …} with markers, as one statement
 * that changes what any row of values would change. All rows see the table as it was before: where
 * one row's change could be what another row looks for, each has to be run by itself.
 */
public final class MarkerChange {

  /** What may read the table, or would no longer be where it is. */
  private static final List<String> UNFIT =
      List.of("SELECT", "FROM", "USING", "TABLE", "RETURNING");

  private final LexemeWindow text;
  private final int where;

  private MarkerChange(LexemeWindow text, int where) {
    this.text = text;
    this.where = where;
  }

  /**
   * The same change over a relation of rows.
   *
   * @param statement with a {@code ?} for each value
   * @param rows name of the relation, whose columns are called {@code 1}, {@code 2}, …
   * @return empty for every other statement: it is run for each row
   */
  public static Optional<String> over(String statement, String rows) {
    LexemeWindow text = new LexemeWindow(statement, Lexer.lexemes(statement));
    int where = where(text);
    if (where < 0) {
      return Optional.empty();
    }
    MarkerChange change = new MarkerChange(text, where);
    if (text.isWord(0, "DELETE") && text.isWord(1, "FROM") && change.isFit(2)) {
      return change.with("USING", rows);
    }
    return text.isWord(0, "UPDATE") && change.isFit(1) && change.leavesItsCondition()
        ? change.with("FROM", rows)
        : Optional.empty();
  }

  /** The only WHERE outside brackets, or -1. */
  private static int where(LexemeWindow text) {
    int found = -1;
    int index = 0;
    while (index < text.size()) {
      if (text.isWord(index, "WHERE")) {
        if (found >= 0) {
          return -1;
        }
        found = index;
      }
      index = text.isSymbol(index, "(") ? text.afterGroup(index) : index + 1;
    }
    return found;
  }

  private boolean isFit(int from) {
    for (int index = from; index < text.size(); index++) {
      Lexeme lexeme = text.at(index);
      boolean inside = lexeme.isSymbol(";") && index < text.size() - 1;
      if (inside
          || lexeme.kind() == LexemeKind.PARAMETER
          || UNFIT.stream().anyMatch(lexeme::isWord)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing that is set is called like anything in the condition. */
  private boolean leavesItsCondition() {
    Set<String> set = new HashSet<>();
    int index = 0;
    while (index < where && !text.isWord(index, "SET")) {
      index++;
    }
    boolean target = true;
    while (++index < where) {
      if (text.isSymbol(index, "(")) {
        index = text.afterGroup(index) - 1;
      } else if (text.isSymbol(index, ",")) {
        target = true;
      } else if (text.isSymbol(index, "=")) {
        target = false;
      } else if (target && text.at(index).isName()) {
        set.add(text.at(index).name().toLowerCase(Locale.ROOT));
      }
    }
    for (int each = where + 1; each < text.size(); each++) {
      if (text.at(each).isName() && set.contains(text.at(each).name().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> with(String word, String rows) {
    StringBuilder change = new StringBuilder();
    int copied = 0;
    int markers = 0;
    boolean chosen = false;
    for (int index = 0; index < text.size(); index++) {
      Lexeme lexeme = text.at(index);
      if (index == where) {
        change.append(text.text(), copied, lexeme.start());
        change.append(word).append(' ').append(rows).append(' ');
        copied = lexeme.start();
      } else if (lexeme.isSymbol("?")) {
        markers++;
        chosen |= index > where;
        change.append(text.text(), copied, lexeme.start());
        change.append(rows).append(".\"").append(markers).append('"');
        copied = lexeme.end();
      }
    }
    change.append(text.text(), copied, text.at(text.size() - 1).end());
    return chosen ? Optional.of(change.toString()) : Optional.empty();
  }
}
