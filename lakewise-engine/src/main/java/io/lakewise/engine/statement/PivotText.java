package io.lakewise.engine.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds {@code PIVOT … ON x} whose values are not listed by IN. DuckDB's parser makes several
 * statements of it; Lakewise asks for the values first and lists them.
 */
public final class PivotText {

  private static final Set<String> AFTER_COLUMNS =
      Set.of(
          "USING",
          "GROUP",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "WHERE",
          "HAVING",
          "QUALIFY",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "WINDOW");

  private final LexemeWindow window;

  private PivotText(LexemeWindow window) {
    this.window = window;
  }

  /**
   * A pivoted expression without its values.
   *
   * @param with the WITH clause that the source sees, or nothing
   * @param source what stands between PIVOT and ON
   * @param expression what is pivoted on
   * @param start offset of the expression
   * @param end offset behind it, where IN belongs
   */
  public record Unlisted(String with, String source, String expression, int start, int end) {}

  /** The first pivoted expression without values in a query in DuckDB's spelling. */
  public static Optional<Unlisted> first(String query) {
    if (!query.toUpperCase(Locale.ROOT).contains("PIVOT")) {
      return Optional.empty();
    }
    PivotText text = new PivotText(new LexemeWindow(query, Lexer.lexemes(query)));
    for (int i = 0; i < text.window.size(); i++) {
      if (text.window.isWord(i, "PIVOT") || text.window.isWord(i, "PIVOT_WIDER")) {
        Optional<Unlisted> found = text.unlisted(i);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Unlisted> unlisted(int pivot) {
    int on = pivot + 1;
    if (window.isSymbol(on, "(") && namesValues(on)) {
      return Optional.empty();
    }
    while (on < window.size() && !window.isWord(on, "ON")) {
      if (window.isSymbol(on, ")") || window.isSymbol(on, ";")) {
        return Optional.empty();
      }
      on = next(on);
    }
    if (on >= window.size() || on == pivot + 1) {
      return Optional.empty();
    }
    int start = on + 1;
    int at = start;
    boolean listed = false;
    while (true) {
      boolean end = ends(at);
      if (end || window.isSymbol(at, ",")) {
        if (!listed && at > start) {
          return Optional.of(
              new Unlisted(
                  with(pivot),
                  window.text(pivot + 1, on),
                  window.text(start, at),
                  window.at(start).start(),
                  window.at(at - 1).end()));
        }
        if (end) {
          return Optional.empty();
        }
        start = at + 1;
        listed = false;
      }
      listed |= window.isWord(at, "IN");
      at = next(at);
    }
  }

  /** Whether a group is that of {@code PIVOT (sum(x) FOR y IN (…))}, behind a table. */
  private boolean namesValues(int open) {
    int end = window.afterGroup(open);
    for (int i = open + 1; i < end; i = next(i)) {
      if (window.isWord(i, "FOR")) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(int at) {
    if (at >= window.size() || window.isSymbol(at, ")") || window.isSymbol(at, ";")) {
      return true;
    }
    Lexeme lexeme = window.at(at);
    return lexeme.kind() == LexemeKind.WORD
        && AFTER_COLUMNS.contains(lexeme.text().toUpperCase(Locale.ROOT));
  }

  /** The lexeme behind one, or behind the group that begins with it. */
  private int next(int at) {
    boolean group = List.of("(", "[", "{").stream().anyMatch(symbol -> window.isSymbol(at, symbol));
    return group ? window.afterGroup(at) : at + 1;
  }

  /** The WITH clause at the query's beginning, as far as it ends before an index. */
  private String with(int before) {
    if (!window.isWord(0, "WITH")) {
      return "";
    }
    int at = 1;
    int end = 0;
    while (at < before) {
      while (at < before && !window.isWord(at, "AS")) {
        at = next(at);
      }
      while (at < before && !window.isSymbol(at, "(")) {
        at++;
      }
      int behind = at < before ? window.afterGroup(at) : before + 1;
      if (behind > before) {
        break;
      }
      end = behind;
      if (!window.isSymbol(end, ",")) {
        break;
      }
      at = end + 1;
    }
    return end == 0 ? "" : window.text(0, end) + " ";
  }
}
