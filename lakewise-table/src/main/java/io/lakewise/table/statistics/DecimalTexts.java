package io.lakewise.table.statistics;

import io.lakewise.table.type.DecimalType;
import java.math.BigDecimal;

/**
 * Decimals in statistics. Some writers pass them through a double, so a number of more digits than
 * a double keeps may be off by its last one.
 */
final class DecimalTexts {

  /** Decimals of so many digits come back unchanged from a double. */
  private static final int SAFE_DIGITS = 15;

  /** A double is never spelled with more digits. */
  private static final int DOUBLE_DIGITS = 17;

  private DecimalTexts() {}

  /** A bound that holds however the number was rounded, or null. */
  static BigDecimal bound(String text, DecimalType type, boolean up) {
    BigDecimal value = ValueTexts.decimal(text);
    if (value == null || isExact(text, value, type)) {
      return value;
    }
    BigDecimal step = BigDecimal.valueOf(Math.ulp(value.doubleValue()));
    return up ? value.add(step) : value.subtract(step);
  }

  private static boolean isExact(String text, BigDecimal value, DecimalType type) {
    if (type.precision() <= SAFE_DIGITS || value.precision() > DOUBLE_DIGITS) {
      return true;
    }
    boolean plain = text.indexOf('e') < 0 && text.indexOf('E') < 0;
    boolean written = type.scale() != 1 || !text.endsWith(".0");
    return plain && written && value.scale() == type.scale() && value.precision() <= SAFE_DIGITS;
  }
}
