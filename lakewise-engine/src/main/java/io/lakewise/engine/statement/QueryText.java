package io.lakewise.engine.statement;

import java.util.List;

/** Makes a user's query or expression one that DuckDB's parser knows. */
public final class QueryText {

  /** The table function that {@code (DESCRIBE HISTORY t)} becomes; its argument is the name. */
  public static final String HISTORY_FUNCTION = "__lakewise_describe_history";

  /** The table function that {@code (DESCRIBE DETAIL t)} becomes; its argument is the name. */
  public static final String DETAIL_FUNCTION = "__lakewise_describe_detail";

  /** The table function that {@code (DESCRIBE EXTENDED t)} becomes; its argument is the name. */
  public static final String EXTENDED_FUNCTION = "__lakewise_describe_extended";

  /** The table function that {@code (DESCRIBE t)} becomes. */
  public static final String DESCRIBE_FUNCTION = "__lakewise_describe";

  private QueryText() {}

  /**
   * Text for DuckDB's parser, and where each piece of it came from.
   *
   * @param text what DuckDB is given
   * @param pieces the pieces of {@code text} in order
   */
  public record Rewritten(String text, List<Piece> pieces) {
    /** Copies the list. */
    public Rewritten {
      pieces = List.copyOf(pieces);
    }

    /** The offset in the user's statement of an offset in {@link #text}. */
    public int originalOffset(int offset) {
      int original = 0;
      for (Piece piece : pieces) {
        if (piece.start() > offset) {
          return original;
        }
        original = piece.originalStart() + (piece.copied() ? offset - piece.start() : 0);
      }
      return original;
    }
  }

  /**
   * A piece of rewritten text.
   *
   * @param start where it begins in the rewritten text
   * @param originalStart where what it stands for begins in the user's statement
   * @param copied whether it is the user's text, character by character
   */
  public record Piece(int start, int originalStart, boolean copied) {}

  /**
   * Rewrites on tokens, outside strings and comments: {@code t VERSION | TIMESTAMP AS OF x}, {@code
   * t FOR SYSTEM_VERSION | SYSTEM_TIME AS OF x} and {@code t@v3} become {@code t AT (…)}, behind
   * the alias as DuckDB wants it; {@code DESCRIBE HISTORY | DETAIL | EXTENDED t} in parentheses
   * reads from a table function of the name below; the name {@code default} is quoted; types in
   * casts become DuckDB's; {@code r'…'} becomes a plain string. What DuckDB knows stays as it is.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) for an unterminated string or comment,
   *     and brackets that do not match; their offsets count from the fragment's beginning
   */
  public static Rewritten rewrite(Fragment fragment) {
    return QueryRewriter.rewrite(fragment);
  }
}
