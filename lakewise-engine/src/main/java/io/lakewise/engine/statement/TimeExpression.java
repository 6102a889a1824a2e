package io.lakewise.engine.statement;

import java.util.Locale;
import java.util.Set;

/** Finds the end of the expression in {@code TIMESTAMP AS OF expression}. */
final class TimeExpression {

  private static final Set<String> LITERAL_TYPES =
      Set.of("DATE", "TIMESTAMP", "TIMESTAMPTZ", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ");
  private static final Set<String> UNITS =
      Set.of(
          "YEAR", "YEARS", "MONTH", "MONTHS", "WEEK", "WEEKS", "DAY", "DAYS", "HOUR", "HOURS",
          "MINUTE", "MINUTES", "SECOND", "SECONDS");

  private TimeExpression() {}

  /** Behind the expression that begins at an index; the index itself if none does. */
  static int end(LexemeWindow window, int start) {
    int end = primary(window, start);
    while (end > start) {
      int further = continued(window, end);
      if (further == end) {
        return end;
      }
      end = further;
    }
    return start;
  }

  private static int continued(LexemeWindow window, int end) {
    if (window.isSymbol(end, "+") || window.isSymbol(end, "-")) {
      int next = primary(window, end + 1);
      return next == end + 1 ? end : next;
    }
    if (window.isSymbol(end, "::")) {
      return new TypeRewriter(window, end + 1).end();
    }
    return end;
  }

  private static int primary(LexemeWindow window, int index) {
    if (window.isSymbol(index, "(")) {
      return window.afterGroup(index);
    }
    if (window.isKind(index, LexemeKind.STRING)
        || window.isKind(index, LexemeKind.NUMBER)
        || window.isKind(index, LexemeKind.PARAMETER)
        || window.isSymbol(index, "?")) {
      return index + 1;
    }
    if (!window.isName(index)) {
      return index;
    }
    String word = window.at(index).text().toUpperCase(Locale.ROOT);
    if (word.equals("INTERVAL")) {
      return interval(window, index);
    }
    if (LITERAL_TYPES.contains(word) && window.isKind(index + 1, LexemeKind.STRING)) {
      return index + 2;
    }
    return call(window, index);
  }

  private static int interval(LexemeWindow window, int index) {
    int end = primary(window, index + 1);
    boolean unit =
        window.isName(end) && UNITS.contains(window.at(end).text().toUpperCase(Locale.ROOT));
    return unit ? end + 1 : end;
  }

  private static int call(LexemeWindow window, int index) {
    int end = index + 1;
    while (window.isSymbol(end, ".") && window.isName(end + 1)) {
      end += 2;
    }
    return window.isSymbol(end, "(") ? window.afterGroup(end) : end;
  }
}
