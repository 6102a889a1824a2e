package io.lakewise.cli.format;

import java.util.Locale;
import java.util.Set;

/** What the writers need to know of DuckDB's types. */
final class ColumnTypes {

  private static final Set<String> NUMBERS =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE");

  private ColumnTypes() {}

  /** Whether values of this type line up on the right. */
  static boolean isNumber(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    return NUMBERS.contains(upper) || (upper.startsWith("DECIMAL(") && upper.endsWith(")"));
  }
}
