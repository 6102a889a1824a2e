package io.lakewise.cli.command;

import io.lakewise.engine.statement.Statement;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * A statement, or a variant of one, that {@code docs/sql.md} must show.
 *
 * @param name as users know it
 * @param example tells from a statement's text and what it is parsed to whether it is one
 */
record StatementForm(String name, BiPredicate<String, Statement> example) {

  /** A form that only its text tells, as those inside of queries. */
  static StatementForm spelled(String name, Class<? extends Statement> type, String pattern) {
    Pattern compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    return new StatementForm(
        name, (text, statement) -> type.isInstance(statement) && compiled.matcher(text).find());
  }
}
