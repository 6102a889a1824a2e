package io.lakewise.engine.session;

import java.util.Set;

/** The types of whole numbers. */
public final class WholeNumbers {

  private static final Set<String> TYPES =
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
          "UHUGEINT");

  private WholeNumbers() {}

  /** Whether a type, in DuckDB's spelling, is one of theirs. */
  public static boolean areOf(String type) {
    return TYPES.contains(type);
  }
}
