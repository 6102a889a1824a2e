package io.lakewise.engine.statement;

/**
 * {@code EXPLAIN [ANALYZE | EXTENDED | FORMATTED | …] statement}.
 *
 * @param mode what is shown
 * @param statement the explained statement
 */
public record ExplainStatement(Mode mode, Statement statement) implements Statement {
  /** What is shown. */
  public enum Mode {
    /** The plan, without running it. */
    PLAN,
    /** The plan after running it, with times and counts. */
    ANALYZE,
    /** The logical and the physical plan. */
    EXTENDED,
    /** The plan as an outline with its details below. */
    FORMATTED,
    /** The plan with its estimates. */
    COST
  }
}
