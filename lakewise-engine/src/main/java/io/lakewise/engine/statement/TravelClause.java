package io.lakewise.engine.statement;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code VERSION AS OF 3} and its like behind a table's name.
 *
 * @param start where the clause begins
 * @param end where it ends
 * @param aliasEnd where the alias behind it ends, or the clause when there is none
 * @param arguments what stands in {@code AT (…)}
 * @param next the index of the lexeme behind it
 */
record TravelClause(int start, int end, int aliasEnd, String arguments, int next) {

  /** Words that DuckDB does not reserve, but that never are an alias. */
  private static final Set<String> NO_ALIAS =
      Set.of(
          "ANTI",
          "ASOF",
          "AT",
          "CROSS",
          "FULL",
          "INNER",
          "JOIN",
          "LEFT",
          "NATURAL",
          "OUTER",
          "POSITIONAL",
          "RIGHT",
          "SEMI",
          "SET",
          "TABLESAMPLE",
          "SAMPLE",
          "WHEN");

  /** As Delta writes a time behind {@code @}: yyyyMMddHHmmssSSS. */
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{3})");

  /** The clause that begins at a lexeme; null if none does. */
  static TravelClause at(LexemeWindow window, int index) {
    if (!followsTable(window, index)) {
      return null;
    }
    if (window.isSymbol(index, "@")) {
      return shortVersion(window, index);
    }
    int kind = window.isWord(index, "FOR") ? index + 1 : index;
    boolean version = window.isWord(kind, "VERSION") || window.isWord(kind, "SYSTEM_VERSION");
    boolean timestamp = window.isWord(kind, "TIMESTAMP") || window.isWord(kind, "SYSTEM_TIME");
    boolean clause = window.isWord(kind + 1, "AS") && window.isWord(kind + 2, "OF");
    if (!clause || !(version || timestamp)) {
      return null;
    }
    int value = kind + 3;
    boolean grouped = version && window.isSymbol(value, "(");
    int after =
        grouped
            ? window.afterGroup(value)
            : version ? value + 1 : TimeExpression.end(window, value);
    if (after > window.size() || after == value) {
      return null;
    }
    String written = window.text(value, after);
    String argument = version ? digits(written) : rewritten(written);
    return withAlias(window, index, after, (version ? "VERSION => " : "TIMESTAMP => ") + argument);
  }

  private static boolean followsTable(LexemeWindow window, int index) {
    return window.isUnreservedName(index - 1)
        || (window.isName(index - 1) && window.isSymbol(index - 2, "."));
  }

  private static TravelClause shortVersion(LexemeWindow window, int index) {
    boolean joined = window.touch(index - 1, index) && window.touch(index, index + 1);
    if (!joined) {
      return null;
    }
    String written = window.at(index + 1).text();
    if (written.matches("[vV][0-9]+")) {
      return withAlias(window, index, index + 2, "VERSION => " + written.substring(1));
    }
    Matcher moment = MOMENT.matcher(written);
    if (!moment.matches()) {
      return null;
    }
    String time = moment.replaceFirst("TIMESTAMP => '$1-$2-$3 $4:$5:$6.$7'");
    return withAlias(window, index, index + 2, time);
  }

  private static TravelClause withAlias(
      LexemeWindow window, int index, int after, String arguments) {
    int next = after;
    if (window.isWord(after, "AS") && window.isName(after + 1)) {
      next = after + 2;
    } else if (isAlias(window, after)) {
      next = after + 1;
    }
    if (next > after && window.isSymbol(next, "(")) {
      next = window.afterGroup(next);
    }
    return new TravelClause(
        window.at(index).start(),
        window.at(after - 1).end(),
        window.at(next - 1).end(),
        arguments,
        next);
  }

  private static boolean isAlias(LexemeWindow window, int index) {
    return window.isUnreservedName(index)
        && (window.isKind(index, LexemeKind.QUOTED)
            || !NO_ALIAS.contains(window.at(index).text().toUpperCase(Locale.ROOT)));
  }

  private static String digits(String written) {
    return written.startsWith("'") ? StringLiteral.value(written) : written;
  }

  private static String rewritten(String expression) {
    return QueryRewriter.rewrite(new Fragment(expression, 0)).text();
  }
}
