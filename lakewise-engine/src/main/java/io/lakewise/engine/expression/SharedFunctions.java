package io.lakewise.engine.expression;

import java.util.Map;
import java.util.Set;

/**
 * Functions with the same name and the same meaning in Spark and DuckDB, for every argument that
 * may be given here. Left out on purpose are, among others, {@code /} (Spark has NULL or an error
 * for a zero divisor and decimals for decimals), {@code concat} (nulls), {@code round} of doubles,
 * {@code dayofweek} (counts from 1 or 0), and regular expressions.
 */
final class SharedFunctions {

  /** From name to the least and the largest number of arguments. */
  private static final Map<String, int[]> ARGUMENTS =
      Map.ofEntries(
          Map.entry("upper", new int[] {1, 1}),
          Map.entry("lower", new int[] {1, 1}),
          Map.entry("length", new int[] {1, 1}),
          Map.entry("trim", new int[] {1, 1}),
          Map.entry("ltrim", new int[] {1, 1}),
          Map.entry("rtrim", new int[] {1, 1}),
          Map.entry("substring", new int[] {2, 3}),
          Map.entry("replace", new int[] {3, 3}),
          Map.entry("nullif", new int[] {2, 2}),
          Map.entry("abs", new int[] {1, 1}),
          Map.entry("greatest", new int[] {2, 100}),
          Map.entry("least", new int[] {2, 100}),
          Map.entry("year", new int[] {1, 1}),
          Map.entry("quarter", new int[] {1, 1}),
          Map.entry("month", new int[] {1, 1}),
          Map.entry("day", new int[] {1, 1}),
          Map.entry("dayofmonth", new int[] {1, 1}),
          Map.entry("dayofyear", new int[] {1, 1}),
          Map.entry("weekofyear", new int[] {1, 1}),
          Map.entry("hour", new int[] {1, 1}),
          Map.entry("minute", new int[] {1, 1}),
          Map.entry("date_trunc", new int[] {2, 2}),
          Map.entry("isnan", new int[] {1, 1}));

  private static final Set<String> UNITS =
      Set.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

  private static final Map<String, String> OTHER_NAMES =
      Map.of("ucase", "upper", "lcase", "lower", "substr", "substring", "char_length", "length");

  private SharedFunctions() {}

  /** The name under which both know a function. */
  static String name(String function) {
    return OTHER_NAMES.getOrDefault(function, function);
  }

  static boolean has(String function, int arguments) {
    int[] bounds = ARGUMENTS.get(function);
    return bounds != null && arguments >= bounds[0] && arguments <= bounds[1];
  }

  /** Whether {@code date_trunc} means the same for a unit. */
  static boolean truncatesTo(String unit) {
    return UNITS.contains(unit);
  }
}
