package io.lakewise.catalog.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds the names that somebody may have meant, by Levenshtein distance without regard to case. */
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

  /** The insertions, deletions and replacements of a character that lead from one to the other. */
  static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
      }
      int[] spare = previous;
      previous = current;
      current = spare;
    }
    return previous[to.length()];
  }
}
