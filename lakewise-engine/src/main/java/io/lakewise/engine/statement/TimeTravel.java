package io.lakewise.engine.statement;

/**
 * Which version of a table: {@code VERSION AS OF n} or {@code TIMESTAMP AS OF expression}.
 *
 * @param kind what the value is
 * @param value a version, or an expression that gives a time
 */
public record TimeTravel(Kind kind, Fragment value) {
  /** What the value is. */
  public enum Kind {
    /** A version number. */
    VERSION,
    /** A time; the last version committed at or before it is meant. */
    TIMESTAMP
  }
}
