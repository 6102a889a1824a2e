package io.lakewise.engine.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * SQL that gives rows a place on a curve through the space of some columns. A column counts by the
 * rank of its value among all rows, so that skew, strings and nulls need no care: equal values get
 * equal ranks, and each share of the ranks holds as many rows as any other.
 */
final class Curves {

  /** The column that the queries add. */
  static final String PLACE = "__place";

  private static final int MOST_BITS = 60;
  private static final int MOST_BITS_OF_A_COLUMN = 12;

  private Curves() {}

  /**
   * The rows with their place on a Z-order curve, which interleaves the bits of the ranks.
   *
   * @param rows a query
   * @param expressions over its columns, at least one
   */
  static String zorder(String rows, List<String> expressions) {
    int bits = bits(expressions.size());
    return placed(ranked(rows, expressions, bits), expressions.size(), bits);
  }

  /**
   * The rows with their place on a Hilbert curve, on which neighbours are neighbours in space: John
   * Skilling, "Programming the Hilbert curve", AIP Conference Proceedings 707 (2004), 381, whose
   * steps become layers of the query.
   *
   * @param rows a query
   * @param expressions over its columns, at least one
   */
  static String hilbert(String rows, List<String> expressions) {
    int columns = expressions.size();
    int bits = bits(columns);
    String sql = ranked(rows, expressions, bits);
    for (int bit = bits - 1; bit > 0; bit--) {
      for (int column = 0; column < columns; column++) {
        sql = undone(sql, column, 1L << bit);
      }
    }
    return placed(grayEncoded(sql, columns, bits), columns, bits);
  }

  private static int bits(int columns) {
    return Math.max(1, Math.min(MOST_BITS_OF_A_COLUMN, MOST_BITS / columns));
  }

  private static String ranked(String rows, List<String> expressions, int bits) {
    StringJoiner ranks = new StringJoiner(", ");
    long parts = 1L << bits;
    for (int column = 0; column < expressions.size(); column++) {
      ranks.add(
          "CAST(least(floor(percent_rank() OVER (ORDER BY "
              + (expressions.get(column) + " NULLS FIRST) * " + parts + "), " + (parts - 1))
              + (") AS BIGINT) AS " + axis(column)));
    }
    return "SELECT *, " + ranks + " FROM (" + rows + ") AS __rows";
  }

  /** One step of "inverse undo": exchanges or inverts the lower bits of a column and the first. */
  private static String undone(String sql, int column, long bit) {
    String first = axis(0);
    String other = axis(column);
    String lower = Long.toString(bit - 1);
    String isSet = "(" + other + " & " + bit + ") <> 0";
    String inverted = "xor(" + first + ", " + lower + ")";
    if (column == 0) {
      return replaced(sql, List.of(choice(isSet, inverted, first) + " AS " + first));
    }
    String difference = "(xor(" + first + ", " + other + ") & " + lower + ")";
    return replaced(
        sql,
        List.of(
            choice(isSet, inverted, "xor(" + first + ", " + difference + ")") + " AS " + first,
            choice(isSet, other, "xor(" + other + ", " + difference + ")") + " AS " + other));
  }

  private static String grayEncoded(String sql, int columns, int bits) {
    List<String> encoded = new ArrayList<>();
    String sum = axis(0);
    for (int column = 1; column < columns; column++) {
      sum = "xor(" + sum + ", " + axis(column) + ")";
      encoded.add(sum + " AS " + axis(column));
    }
    String gray = encoded.isEmpty() ? sql : replaced(sql, encoded);
    String last = axis(columns - 1);
    String flips = "0";
    for (int bit = bits - 1; bit > 0; bit--) {
      long value = 1L << bit;
      flips =
          "xor("
              + (flips
                  + ", "
                  + choice("(" + last + " & " + value + ") <> 0", "" + (value - 1), "0"))
              + ")";
    }
    String flipped = "SELECT *, " + flips + " AS __flips FROM (" + gray + ") AS __rows";
    List<String> axes = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      axes.add("xor(" + axis(column) + ", __flips) AS " + axis(column));
    }
    return replaced(flipped, axes);
  }

  private static String placed(String sql, int columns, int bits) {
    StringJoiner place = new StringJoiner(" | ");
    for (int bit = bits - 1; bit >= 0; bit--) {
      for (int column = 0; column < columns; column++) {
        int position = bit * columns + columns - 1 - column;
        place.add("(((" + axis(column) + " >> " + bit + ") & 1) << " + position + ")");
      }
    }
    return "SELECT *, " + place + " AS " + PLACE + " FROM (" + sql + ") AS __rows";
  }

  private static String replaced(String sql, List<String> columns) {
    String list = String.join(", ", columns);
    return "SELECT * REPLACE (" + list + ") FROM (" + sql + ") AS __rows";
  }

  private static String choice(String condition, String then, String otherwise) {
    return "CASE WHEN " + condition + " THEN " + then + " ELSE " + otherwise + " END";
  }

  private static String axis(int column) {
    return "__axis" + column;
  }
}
