package io.lakewise.engine.statement;

/** Makes a user's query or expression one that DuckDB's parser knows. */
public final class QueryText {

  private QueryText() {}

  /**
   * DuckDB's parser-ready text of a query or an expression.
   *
   * @param text what DuckDB is given
   * @param positions for each character of {@code text} its offset in the user's statement
   */
  public record Rewritten(String text, int[] positions) {
    /** The offset in the user's statement of an offset in {@link #text}. */
    public int originalOffset(int offset) {
      return positions.length == 0
          ? 0
          : positions[Math.max(0, Math.min(offset, positions.length - 1))];
    }
  }

  /**
   * Rewrites on tokens, outside strings and comments; see {@code docs/sql.md}.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) for an unterminated string or comment
   */
  public static Rewritten rewrite(Fragment fragment) {
    int[] positions = new int[fragment.text().length()];
    for (int index = 0; index < positions.length; index++) {
      positions[index] = fragment.offset() + index;
    }
    return new Rewritten(fragment.text(), positions);
  }
}
