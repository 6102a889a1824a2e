package io.lakewise.engine.statement;

import java.util.List;

/** Splits scripts. Stateless and thread-safe. */
public final class StatementText {

  private StatementText() {}

  /**
   * The statements of a script, separated by semicolons outside strings, quoted names and comments;
   * empty ones are left out. Offsets count from the script's beginning.
   */
  public static List<Fragment> split(String script) {
    return ScriptSplitter.split(script);
  }
}
