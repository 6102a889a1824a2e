package io.lakewise.catalog.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds the names that somebody may have meant, by edit distance without regard to case. */
public final class NearNames {

  private static final int MOST = 3;

  private NearNames() {}

  /**
   * Up to three candidates, nearest first, that are no further from {@code wanted} than a third of
   * its length (at least two edits).
   *
   * @param spelling the part of a candidate that is compared
   */
  public static <T> List<T> of(
      String wanted, Collection<T> candidates, Function<T, String> spelling) {
    record Ranked<T>(T candidate, int distance) {}
    String key = NameRules.key(wanted);
    int limit = Math.max(2, key.length() / 3);
    List<Ranked<T>> ranked = new ArrayList<>();
    for (T candidate : candidates) {
      String other = NameRules.key(spelling.apply(candidate));
      if (Math.abs(other.length() - key.length()) <= limit) {
        int distance = distance(key, other);
        if (distance <= limit && distance < Math.max(key.length(), other.length())) {
          ranked.add(new Ranked<>(candidate, distance));
        }
      }
    }
    return ranked.stream()
        .sorted(Comparator.comparingInt(Ranked::distance))
        .limit(MOST)
        .map(Ranked::candidate)
        .toList();
  }

  /**
   * The insertions, deletions and replacements of a character and the swaps of two neighbours that
   * lead from one to the other.
   */
  static int distance(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int row = 0; row <= from.length(); row++) {
      for (int column = 0; column <= to.length(); column++) {
        if (row == 0 || column == 0) {
          edits[row][column] = row + column;
          continue;
        }
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int replaced = edits[row - 1][column - 1] + (same ? 0 : 1);
        int moved = Math.min(edits[row - 1][column], edits[row][column - 1]) + 1;
        edits[row][column] = Math.min(replaced, moved);
        boolean swapped =
            row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        if (swapped) {
          edits[row][column] = Math.min(edits[row][column], edits[row - 2][column - 2] + 1);
        }
      }
    }
    return edits[from.length()][to.length()];
  }
}
