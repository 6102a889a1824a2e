package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names that Lakewise's queries use beside those of users. A user's text cannot contain them, so
 * that it cannot stand in the place of what they mean.
 */
public final class OwnNames {

  /** How every relation of ours inside a query begins. */
  public static final String PREFIX = "__lakewise_";

  /** Columns that statements which change rows use beside those of tables, lower case. */
  public static final Set<String> COLUMNS =
      Set.of("__file", "__row", "__row_id", "__row_commit_version", "__source_row", "__action");

  private OwnNames() {}

  static void refuseRelations(String text, List<Lexeme> lexemes) {
    for (Lexeme lexeme : lexemes) {
      if (lexeme.isName() && lower(lexeme).startsWith(PREFIX)) {
        throw refused(text, lexeme);
      }
    }
  }

  static void refuseColumns(String text, List<Lexeme> lexemes) {
    for (Lexeme lexeme : lexemes) {
      if (lexeme.isName() && COLUMNS.contains(lower(lexeme))) {
        throw refused(text, lexeme);
      }
    }
  }

  private static RuntimeException refused(String text, Lexeme lexeme) {
    return EngineErrors.syntax(
        text,
        lexeme.start(),
        lexeme.name() + " is a name that Lakewise uses itself here: choose another");
  }

  private static String lower(Lexeme lexeme) {
    return lexeme.name().toLowerCase(Locale.ROOT);
  }
}
