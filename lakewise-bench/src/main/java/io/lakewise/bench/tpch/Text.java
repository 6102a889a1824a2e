package io.lakewise.bench.tpch;

import java.math.BigDecimal;

/** Values as text, so that two engines' rows can be compared. */
final class Text {

  private Text() {}

  static String of(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return String.valueOf(value);
  }
}
