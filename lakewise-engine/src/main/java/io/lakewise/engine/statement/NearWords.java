package io.lakewise.engine.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Finds the words that someone may have meant. */
final class NearWords {

  private static final int LONGEST = 40;

  private NearWords() {}

  /** At most three of the words that are nearest to the given one, within two edits. */
  static List<String> near(String word, Collection<String> words) {
    String wanted = word.toUpperCase(Locale.ROOT);
    if (wanted.length() < 3 || wanted.length() > LONGEST) {
      return List.of();
    }
    int allowed = wanted.length() < 5 ? 1 : 2;
    TreeMap<Integer, List<String>> byDistance = new TreeMap<>();
    for (String candidate : words) {
      if (Math.abs(candidate.length() - wanted.length()) <= allowed) {
        int edits = distance(wanted, candidate);
        byDistance.computeIfAbsent(edits, unused -> new ArrayList<>()).add(candidate);
      }
    }
    return byDistance.isEmpty() || byDistance.firstKey() > allowed
        ? List.of()
        : byDistance.firstEntry().getValue().stream().sorted().limit(3).toList();
  }

  /** Levenshtein's distance, with neighbours swapped counted as one edit. */
  static int distance(String left, String right) {
    int[][] costs = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cheapest(costs, left, right, i, j);
      }
    }
    return costs[left.length()][right.length()];
  }

  private static int cheapest(int[][] costs, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int cost = costs[i - 1][j - 1] + (same ? 0 : 1);
    cost = Math.min(cost, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
