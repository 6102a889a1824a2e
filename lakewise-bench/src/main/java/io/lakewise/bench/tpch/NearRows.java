package io.lakewise.bench.tpch;

import java.math.BigDecimal;
import java.util.List;

/**
 * Compares rows of engines whose averages have other types: a decimal that is rounded to six places
 * here, a double there.
 */
final class NearRows {

  private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

  private NearRows() {}

  /** Whether rows are the same in the same order; values stand between tabulators. */
  static boolean equal(List<String> rows, List<String> others) {
    if (rows.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      String[] values = rows.get(i).split("\t", -1);
      String[] other = others.get(i).split("\t", -1);
      if (values.length != other.length) {
        return false;
      }
      for (int column = 0; column < values.length; column++) {
        if (!near(values[column], other[column])) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean near(String value, String other) {
    if (value.equals(other)) {
      return true;
    }
    try {
      BigDecimal number = new BigDecimal(value);
      BigDecimal difference = number.subtract(new BigDecimal(other)).abs();
      return difference.compareTo(TOLERANCE.multiply(number.abs().max(BigDecimal.ONE))) <= 0;
    } catch (NumberFormatException text) {
      return false;
    }
  }
}
