package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Errors of expressions that stand in a table's log. */
public final class ExpressionErrors {

  private ExpressionErrors() {}

  /** An expression of ours that Spark would understand otherwise. */
  public static LakewiseException notPortable(String expression, String problem) {
    return user(
        "The expression "
            + expression
            + " cannot be kept in a table: "
            + problem
            + " does not mean the same in Spark, which reads these tables too. Use columns, literals,"
            + " comparisons, + - * %, AND, OR, NOT, IN, BETWEEN, LIKE, CASE, CAST, ||, coalesce and"
            + " functions such as upper, substring, year, date_trunc");
  }

  /** An expression of somebody else's table that DuckDB might understand otherwise. */
  public static LakewiseException notExecutable(String expression, String problem) {
    return user(
        "The table has the expression "
            + expression
            + ", and Lakewise does not know how to compute "
            + problem
            + " exactly as Spark does: such a table can only be read here. Write it with the engine"
            + " that made it, or drop the constraint, default or generated column");
  }

  /** An expression that does not fit the table's columns. */
  public static LakewiseException doesNotFit(String what, String expression, String reason) {
    return user(what + " (" + expression + ") does not fit the table: " + reason);
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
