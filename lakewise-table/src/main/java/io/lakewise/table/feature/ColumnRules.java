package io.lakewise.table.feature;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a table's metadata demands of its rows: constraints, defaults, generated and identity
 * columns (Delta protocol, "CHECK Constraints", "Column Invariants", "Default Columns", "Generated
 * Columns", "Identity Columns"). Expressions are SQL texts in Spark's spelling.
 */
public final class ColumnRules {

  /** Begins the property of a CHECK constraint; its name follows. */
  public static final String CONSTRAINT_PREFIX = "delta.constraints.";

  /** Field metadata: a condition on the column, JSON as {@code {"expression":{"expression":…}}}. */
  public static final String INVARIANT = "delta.invariants";

  /** Field metadata: the expression that computes the column. */
  public static final String GENERATION = "delta.generationExpression";

  /** Field metadata: the expression for rows that do not give the column. */
  public static final String DEFAULT = "CURRENT_DEFAULT";

  /** Field metadata: the first value of an identity column. */
  public static final String IDENTITY_START = "delta.identity.start";

  /** Field metadata: the distance of an identity column's values. */
  public static final String IDENTITY_STEP = "delta.identity.step";

  /** Field metadata: the value of an identity column that was given last. */
  public static final String IDENTITY_HIGH_WATER_MARK = "delta.identity.highWaterMark";

  /** Field metadata: whether a row may bring its own value. */
  public static final String IDENTITY_ALLOW_INSERT = "delta.identity.allowExplicitInsert";

  /** Field metadata: a comment for people. */
  public static final String COMMENT = "comment";

  private static final Set<String> FEED_COLUMNS =
      Set.of("_change_type", "_commit_version", "_commit_timestamp");

  private ColumnRules() {}

  /**
   * How an identity column counts.
   *
   * @param start first value
   * @param step not 0
   * @param highWaterMark last value given, or null
   * @param allowsExplicitInsert whether a row may bring its own value
   */
  public record Identity(long start, long step, Long highWaterMark, boolean allowsExplicitInsert) {

    /** The next value to give. */
    public long next() {
      return highWaterMark == null ? start : Math.addExact(highWaterMark, step);
    }
  }

  /**
   * Refuses columns that the change feed adds itself (Delta protocol, "Add CDC File").
   *
   * @throws io.lakewise.table.error.LakewiseException USER, naming the column
   */
  public static void requireFeedColumnsFree(Metadata metadata) {
    if (Boolean.parseBoolean(metadata.configuration().get("delta.enableChangeDataFeed"))) {
      for (StructField field : metadata.schema().fields()) {
        if (FEED_COLUMNS.contains(field.name().toLowerCase(Locale.ROOT))) {
          throw FeatureErrors.feedColumn(field.name());
        }
      }
    }
  }

  /** CHECK constraints from name to expression. */
  public static Map<String, String> constraints(Metadata metadata) {
    Map<String, String> constraints = new LinkedHashMap<>();
    metadata
        .configuration()
        .forEach(
            (key, value) -> {
              if (key.regionMatches(true, 0, CONSTRAINT_PREFIX, 0, CONSTRAINT_PREFIX.length())) {
                constraints.put(key.substring(CONSTRAINT_PREFIX.length()), value);
              }
            });
    return constraints;
  }

  /** The expression for rows that do not give the column. */
  public static Optional<String> defaultExpression(StructField field) {
    return text(field, DEFAULT);
  }

  /** The expression that computes the column. */
  public static Optional<String> generationExpression(StructField field) {
    return text(field, GENERATION);
  }

  /** The column's invariant as the log has it, a JSON text. */
  public static Optional<String> invariant(StructField field) {
    return text(field, INVARIANT);
  }

  /** The column's comment. */
  public static Optional<String> comment(StructField field) {
    return text(field, COMMENT);
  }

  /** How an identity column counts, empty for any other. */
  public static Optional<Identity> identity(StructField field) {
    if (!(field.metadata().get(IDENTITY_START) instanceof Number start)
        || !(field.metadata().get(IDENTITY_STEP) instanceof Number step)) {
      return Optional.empty();
    }
    Long mark =
        field.metadata().get(IDENTITY_HIGH_WATER_MARK) instanceof Number number
            ? Long.valueOf(number.longValue())
            : null;
    boolean explicit = Boolean.TRUE.equals(field.metadata().get(IDENTITY_ALLOW_INSERT));
    return Optional.of(new Identity(start.longValue(), step.longValue(), mark, explicit));
  }

  /** The field as an identity column. */
  public static StructField withIdentity(StructField field, Identity identity) {
    return field
        .withMetadata(IDENTITY_START, identity.start())
        .withMetadata(IDENTITY_STEP, identity.step())
        .withMetadata(IDENTITY_HIGH_WATER_MARK, identity.highWaterMark())
        .withMetadata(IDENTITY_ALLOW_INSERT, identity.allowsExplicitInsert());
  }

  /** The schema without the marks that identity columns move: what else changed shows by it. */
  public static StructType withoutIdentityMarks(StructType schema) {
    return new StructType(
        schema.fields().stream()
            .map(field -> field.withMetadata(IDENTITY_HIGH_WATER_MARK, null))
            .toList());
  }

  private static Optional<String> text(StructField field, String key) {
    return Optional.ofNullable(field.metadata().get(key)).map(Object::toString);
  }
}
