package io.lakewise.server.statement;

import java.util.OptionalDouble;

/**
 * How far a statement is.
 *
 * @param planned whether rows may move
 * @param files that it reads; 0 where nobody knows or may know
 * @param fraction of its running step, 0 to 1; empty where nobody knows or may know
 */
public record StatementProgress(boolean planned, long files, OptionalDouble fraction) {

  /** Of a statement that does not run. */
  static final StatementProgress NONE = new StatementProgress(false, 0, OptionalDouble.empty());
}
