package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shows where in a statement the name stands that an error is about. DuckDB's own positions are
 * those of the text that it was given, which is not the user's: the name is looked for instead, and
 * marked if it stands there once.
 */
public final class NamedPlace {

  private static final List<Pattern> NAMES =
      Stream.of(
              "Referenced (?:column|table) \"([^\"]+)\" not found",
              "Could not find key \"([^\"]+)\" in struct",
              "Ambiguous reference to column name \"([^\"]+)\"",
              "column \"([^\"]+)\" must appear in the GROUP BY",
              "There is no (?:table )?function (?:\\S+\\.)?(\\S+) that may be called",
              "There is no type (\\w+)\\.",
              "There is no column (?:\\S+\\.)?(\\S+)\\. ",
              "\\S+ has no column (\\S+); it has",
              "[A-Z][a-z]+(?: or view)? (?:\\S+\\.)?\"?([^\\s.\"]+)\"? does not exist",
              "matches the given name and argument types '([^(']+)\\(")
          .map(Pattern::compile)
          .toList();

  private NamedPlace() {}

  /** The failure with the place of the name in it, or as it is. */
  public static LakewiseException marked(String statement, LakewiseException failure) {
    String message = failure.getMessage();
    if (failure.code() != LakewiseException.Code.USER || message.contains("(line ")) {
      return failure;
    }
    for (Pattern pattern : NAMES) {
      Matcher matcher = pattern.matcher(message);
      if (matcher.find()) {
        List<Lexeme> found =
            Lexer.lexemes(statement).stream()
                .filter(lexeme -> isMeant(lexeme, matcher.group(1)))
                .toList();
        return found.size() == 1
            ? EngineErrors.placed(statement, found.get(0).start(), failure)
            : failure;
      }
    }
    return failure;
  }

  private static boolean isMeant(Lexeme lexeme, String name) {
    return lexeme.isName() && lexeme.name().equalsIgnoreCase(name);
  }
}
