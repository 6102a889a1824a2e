package io.lakewise.cli.format;

import io.lakewise.engine.session.WholeNumbers;
import java.util.Locale;
import java.util.Set;

/** What the writers need to know of DuckDB's types. */
final class ColumnTypes {

  private static final Set<String> FRACTIONS = Set.of("FLOAT", "DOUBLE");

  private ColumnTypes() {}

  /** Whether values of this type line up on the right. */
  static boolean isNumber(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    return WholeNumbers.areOf(upper)
        || FRACTIONS.contains(upper)
        || (upper.startsWith("DECIMAL(") && upper.endsWith(")"));
  }
}
