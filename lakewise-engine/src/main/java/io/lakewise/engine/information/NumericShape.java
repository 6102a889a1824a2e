package io.lakewise.engine.information;

/**
 * What {@code information_schema} says about the digits of a type; null where it does not apply.
 *
 * @param precision digits to the radix
 * @param radix 2 or 10
 * @param scale digits behind the point
 * @param fractionalSeconds digits of a time
 */
record NumericShape(Integer precision, Integer radix, Integer scale, Integer fractionalSeconds) {

  /** Of a type in DuckDB's spelling. */
  static NumericShape of(String type) {
    if (type.matches("DECIMAL\\(\\d+,\\s*\\d+\\)")) {
      String[] digits = type.substring(8, type.length() - 1).split(",\\s*");
      return new NumericShape(Integer.valueOf(digits[0]), 10, Integer.valueOf(digits[1]), null);
    }
    return switch (type) {
      case "TINYINT" -> binary(8, 0);
      case "SMALLINT" -> binary(16, 0);
      case "INTEGER" -> binary(32, 0);
      case "BIGINT" -> binary(64, 0);
      case "HUGEINT" -> binary(128, 0);
      case "FLOAT" -> binary(24, null);
      case "DOUBLE" -> binary(53, null);
      case "DATE" -> new NumericShape(null, null, null, 0);
      case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> new NumericShape(null, null, null, 6);
      default -> new NumericShape(null, null, null, null);
    };
  }

  private static NumericShape binary(int precision, Integer scale) {
    return new NumericShape(precision, 2, scale, null);
  }
}
