package io.lakewise.engine.write;

import io.lakewise.engine.error.WriteErrors;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Values of identity columns for the new rows of one attempt (Delta protocol, "Identity Columns"):
 * {@code start}, or one step beyond the high-water mark, then by steps.
 */
final class IdentityValues {

  static final String START = "delta.identity.start";
  static final String STEP = "delta.identity.step";
  static final String MARK = "delta.identity.highWaterMark";
  static final String EXPLICIT = "delta.identity.allowExplicitInsert";

  /** Whether values are made by the table unless they are given. */
  boolean isIdentity(StructField field) {
    return field.metadata().containsKey(START);
  }

  private final boolean kept;

  private IdentityValues(boolean kept) {
    this.kept = kept;
  }

  /** New rows get values. */
  static IdentityValues made() {
    return new IdentityValues(false);
  }

  /** Rows that are there keep theirs. */
  static IdentityValues kept() {
    return new IdentityValues(true);
  }

  /** The expression for a column's value; {@code given} may be null. */
  String value(StructField field, String given) {
    if (given != null && kept) {
      return given;
    }
    if (given != null) {
      if (!Boolean.TRUE.equals(field.metadata().get(EXPLICIT))) {
        throw WriteErrors.identityGiven(field.name());
      }
      return given;
    }
    long step = number(field, STEP);
    long first =
        field.metadata().get(MARK) == null ? number(field, START) : number(field, MARK) + step;
    return "(" + first + " + " + step + " * (row_number() OVER () - 1))";
  }

  /** Whether new rows get values of a table's making. */
  boolean any(Metadata table) {
    return table.schema().fields().stream().anyMatch(this::isIdentity);
  }

  /**
   * The table's metadata after a number of rows got values: each high-water mark is the last value.
   *
   * @param given lower-case names of the columns whose values were given
   */
  static Metadata advanced(Metadata table, long rows, Set<String> given) {
    if (rows == 0 || !made().any(table)) {
      return table;
    }
    List<StructField> fields = new ArrayList<>();
    for (StructField field : table.schema().fields()) {
      if (!field.metadata().containsKey(START)
          || given.contains(field.name().toLowerCase(Locale.ROOT))) {
        fields.add(field);
        continue;
      }
      long step = number(field, STEP);
      long before =
          field.metadata().get(MARK) == null ? number(field, START) - step : number(field, MARK);
      try {
        long last = Math.addExact(before, Math.multiplyExact(step, rows));
        fields.add(field.withMetadata(MARK, last));
      } catch (ArithmeticException beyond) {
        throw WriteErrors.identityExhausted(field.name());
      }
    }
    return table.withSchema(new StructType(fields));
  }

  private static long number(StructField field, String key) {
    return ((Number) field.metadata().get(key)).longValue();
  }
}
