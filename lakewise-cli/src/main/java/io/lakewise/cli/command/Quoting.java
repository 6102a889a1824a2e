package io.lakewise.cli.command;

/** Names and texts as SQL wants them. */
final class Quoting {

  private Quoting() {}

  /** A name in double quotes. */
  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text in single quotes. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
