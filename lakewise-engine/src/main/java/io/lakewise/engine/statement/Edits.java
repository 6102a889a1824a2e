package io.lakewise.engine.statement;

import io.lakewise.engine.statement.QueryText.Piece;
import io.lakewise.engine.statement.QueryText.Rewritten;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in a text, gathered in any order; they do not overlap. */
final class Edits {

  private final List<Edit> edits = new ArrayList<>();

  private record Edit(int start, int end, String text, int origin) {}

  void replace(int start, int end, String text) {
    edits.add(new Edit(start, end, text, start));
  }

  /** Inserts text that stands for what was at {@code origin}. */
  void insert(int place, String text, int origin) {
    edits.add(new Edit(place, place, text, origin));
  }

  Rewritten apply(Fragment fragment) {
    edits.sort(Comparator.comparingInt(Edit::start));
    String original = fragment.text();
    StringBuilder result = new StringBuilder(original.length() + 16);
    List<Piece> pieces = new ArrayList<>();
    int position = 0;
    for (Edit edit : edits) {
      copy(fragment, position, edit.start(), result, pieces);
      if (!edit.text().isEmpty()) {
        pieces.add(new Piece(result.length(), fragment.offset() + edit.origin(), false));
        result.append(edit.text());
      }
      position = edit.end();
    }
    copy(fragment, position, original.length(), result, pieces);
    return new Rewritten(result.toString(), pieces);
  }

  private static void copy(
      Fragment fragment, int start, int end, StringBuilder result, List<Piece> pieces) {
    if (end > start) {
      pieces.add(new Piece(result.length(), fragment.offset() + start, true));
      result.append(fragment.text(), start, end);
    }
  }
}
