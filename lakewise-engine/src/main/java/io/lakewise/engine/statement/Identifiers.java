package io.lakewise.engine.statement;

import java.util.regex.Pattern;

/** How names are quoted for DuckDB. */
public final class Identifiers {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private Identifiers() {}

  /** The name in double quotes. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String quotedWhereNeeded(String name) {
    return PLAIN.matcher(name).matches() && !ReservedWords.contains(name) ? name : quoted(name);
  }
}
