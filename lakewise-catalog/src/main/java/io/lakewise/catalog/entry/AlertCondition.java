package io.lakewise.catalog.entry;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * When an alert is raised, in the words of Databricks' alerts: a value of a query's result is
 * compared with a threshold.
 *
 * @param column whose values
 * @param aggregation of all of them; {@link Aggregation#NONE} for that of the first row
 * @param operator by which it is compared
 * @param threshold with what; empty for the operators that ask for NULL alone
 * @param ifEmpty what no row at all means
 * @param notifyOnOk whether it is also told when it is over
 * @param retriggerSeconds after which it is told again while it lasts; empty for never
 */
public record AlertCondition(
    String column,
    Aggregation aggregation,
    Operator operator,
    Optional<Threshold> threshold,
    AlertState ifEmpty,
    boolean notifyOnOk,
    OptionalLong retriggerSeconds) {

  /** What is made of all values. */
  public enum Aggregation {
    /** The first row's. */
    NONE,
    /** Their sum. */
    SUM,
    /** How many are not NULL. */
    COUNT,
    /** How many differ. */
    COUNT_DISTINCT,
    /** Their mean. */
    AVG,
    /** The one in the middle. */
    MEDIAN,
    /** The least. */
    MIN,
    /** The greatest. */
    MAX,
    /** How far they lie apart, of a sample. */
    STDDEV
  }

  /** How the value is compared. */
  public enum Operator {
    /** Less. */
    LESS_THAN,
    /** Less, or the same. */
    LESS_THAN_OR_EQUAL,
    /** Greater. */
    GREATER_THAN,
    /** Greater, or the same. */
    GREATER_THAN_OR_EQUAL,
    /** The same. */
    EQUAL,
    /** Another. */
    NOT_EQUAL,
    /** There is none. */
    IS_NULL,
    /** There is one. */
    IS_NOT_NULL
  }

  /** What kind of value a threshold is. */
  public enum ThresholdType {
    /** A number. */
    DOUBLE,
    /** A text. */
    STRING,
    /** A truth. */
    BOOL
  }

  /**
   * What a value is compared with.
   *
   * @param type of the value
   * @param value as text
   */
  public record Threshold(ThresholdType type, String value) {}
}
