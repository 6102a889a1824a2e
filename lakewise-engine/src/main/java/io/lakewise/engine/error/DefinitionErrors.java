package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Errors of statements that define tables, views, functions and schemas. */
public final class DefinitionErrors {

  private DefinitionErrors() {}

  /** A name that is taken. */
  public static LakewiseException exists(String label) {
    return user(
        label
            + " exists already: use CREATE OR REPLACE to replace it, or CREATE … IF NOT EXISTS to"
            + " leave it");
  }

  /** REPLACE of something that is not there. */
  public static LakewiseException nothingToReplace(String label) {
    return user(label + " does not exist: use CREATE OR REPLACE TABLE");
  }

  /** A table without columns. */
  public static LakewiseException noColumns(String label) {
    return user("CREATE TABLE " + label + " needs columns, or AS and a query");
  }

  /** Columns and a query. */
  public static LakewiseException columnsAndQuery(String label) {
    return user(
        "CREATE TABLE "
            + label
            + " has both columns and AS: leave out the columns, and cast in the query");
  }

  /** A partition or clustering column that is not there. */
  public static LakewiseException noSuchLayoutColumn(String label, String column) {
    return user(label + " has no column " + column + " to partition or cluster by");
  }

  /** A column that is there twice. */
  public static LakewiseException columnTwice(String column) {
    return user("Column " + column + " is there twice; names are compared ignoring case");
  }

  /** A format that is not Delta. */
  public static LakewiseException format(String format) {
    return user("USING " + format + " is not supported: tables are DELTA");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
