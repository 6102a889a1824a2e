package io.lakewise.engine.expression;

/** Expressions that mean the same in Spark and DuckDB. */
public final class PortableExpressions {

  private PortableExpressions() {}

  /** The spelling in which an expression of ours is stored in the log. */
  public static String stored(String expression) {
    return expression;
  }

  /** The spelling in which a stored expression is run. */
  public static String executable(String expression) {
    return expression;
  }
}
