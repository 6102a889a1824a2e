package io.lakewise.engine.statement;

import java.util.List;
import java.util.Optional;

/**
 * An {@code INSERT INTO … VALUES (…)} whose one row has markers, as a statement that inserts a row
 * for each row of values.
 */
public final class MarkerRows {

  /** Words before the values with which each row would be a change of its own. */
  private static final List<String> REPLACING = List.of("OVERWRITE", "REPLACE");

  private final LexemeWindow text;
  private final int values;

  private MarkerRows(LexemeWindow text, int values) {
    this.text = text;
    this.values = values;
  }

  /**
   * The same statement over a relation of rows.
   *
   * @param statement with a {@code ?} for each value
   * @param rows name of the relation, whose columns are called {@code 1}, {@code 2}, …
   * @return empty for every other statement: it is run for each row
   */
  public static Optional<String> over(String statement, String rows) {
    LexemeWindow text = new LexemeWindow(statement, Lexer.lexemes(statement));
    int values = values(text);
    if (!text.isWord(0, "INSERT") || values < 0) {
      return Optional.empty();
    }
    return new MarkerRows(text, values).over(rows);
  }

  /** The last VALUES outside brackets, or -1. */
  private static int values(LexemeWindow text) {
    int found = -1;
    int index = 0;
    while (index < text.size()) {
      if (text.isWord(index, "VALUES")) {
        found = index;
      }
      index = text.isSymbol(index, "(") ? text.afterGroup(index) : index + 1;
    }
    return found;
  }

  private Optional<String> over(String rows) {
    int open = values + 1;
    if (!text.isSymbol(open, "(") || !endsBehind(text.afterGroup(open)) || !addsRows()) {
      return Optional.empty();
    }
    int close = text.afterGroup(open) - 1;
    StringBuilder select = new StringBuilder(text.text().substring(0, text.at(values).start()));
    select.append("SELECT ");
    int copied = text.at(open).end();
    int markers = 0;
    for (int index = open + 1; index < close; index++) {
      Lexeme lexeme = text.at(index);
      if (lexeme.isWord("DEFAULT") || lexeme.kind() == LexemeKind.PARAMETER) {
        return Optional.empty();
      }
      if (lexeme.isSymbol("?")) {
        markers++;
        select.append(text.text(), copied, lexeme.start());
        select.append(rows).append(".\"").append(markers).append('"');
        copied = lexeme.end();
      }
    }
    select.append(text.text(), copied, text.at(close).start()).append(" FROM ").append(rows);
    return markers == 0 ? Optional.empty() : Optional.of(select.toString());
  }

  private boolean endsBehind(int index) {
    return index == text.size() || (index == text.size() - 1 && text.isSymbol(index, ";"));
  }

  /** Whether rows are added and nothing else is done, and all markers are among the values. */
  private boolean addsRows() {
    for (int index = 0; index < values; index++) {
      Lexeme lexeme = text.at(index);
      if (REPLACING.stream().anyMatch(lexeme::isWord)
          || lexeme.isSymbol("?")
          || lexeme.kind() == LexemeKind.PARAMETER) {
        return false;
      }
    }
    return true;
  }
}
