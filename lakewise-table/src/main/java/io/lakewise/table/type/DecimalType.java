package io.lakewise.table.type;

/**
 * A decimal number.
 *
 * @param precision digits in all, 1 to 38
 * @param scale digits behind the point, 0 to {@code precision}
 */
public record DecimalType(int precision, int scale) implements DataType {
  /** Checks the bounds. */
  public DecimalType {
    if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
      throw new IllegalArgumentException(
          "decimal(" + precision + "," + scale + ") (expected: 1 <= precision <= 38, 0 <= scale)");
    }
  }
}
