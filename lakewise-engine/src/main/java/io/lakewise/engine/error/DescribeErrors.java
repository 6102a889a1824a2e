package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Errors of DESCRIBE, SHOW and EXPLAIN. */
public final class DescribeErrors {

  private DescribeErrors() {}

  /** A column that the described table does not have. */
  public static LakewiseException noSuchColumn(String table, String column) {
    return user(table + " has no column " + column + "; DESCRIBE " + table + " lists its columns");
  }

  /** A catalog that nobody created, or that the principal may not see. */
  public static LakewiseException noSuchCatalog(String name) {
    return user("There is no catalog " + name + "; SHOW CATALOGS lists those that there are");
  }

  /** SHOW PARTITIONS of a table without partitions. */
  public static LakewiseException notPartitioned(String table) {
    return user(
        table + " is not partitioned; DESCRIBE DETAIL " + table + " says how it is laid out");
  }

  /** SHOW CREATE TABLE of a table that has no name. */
  public static LakewiseException noName(String path) {
    return user(path + " has no name in this lake, so there is no CREATE TABLE that made it here");
  }

  /** EXPLAIN ANALYZE of a statement that changes something. */
  public static LakewiseException analyzeChanges(String name) {
    return user(
        "EXPLAIN ANALYZE runs the statement, so it cannot explain "
            + name
            + ": use EXPLAIN "
            + name
            + " …, which shows what would be read, or run the statement itself");
  }

  /** EXPLAIN of a statement without a plan. */
  public static LakewiseException noPlan(String name) {
    return user(
        "There is no plan of " + name + ": EXPLAIN takes a query, INSERT, UPDATE, DELETE or MERGE");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
