package io.lakewise.engine.expression;

/** Whose spelling an expression is written in. */
enum Dialect {
  /** The spelling of the log. */
  SPARK,
  /** The spelling that is run. */
  DUCKDB
}
