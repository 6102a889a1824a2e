package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Errors of statements that change the session. */
public final class SettingErrors {

  private SettingErrors() {}

  /** A statement's time limit that cannot be read. */
  public static LakewiseException timeout(String text) {
    return new LakewiseException(
        Code.USER,
        "'"
            + text
            + "' is not how long a statement may take (expected: a number of seconds, or a number"
            + " and one of ms, s, min, h; 0 for no limit).");
  }

  /** A statement's time limit beyond the one that the process was started with. */
  public static LakewiseException timeoutBeyond(String wanted, String most) {
    return user(
        "A statement here may take "
            + most
            + " at most, not "
            + wanted
            + ": start the command line with a longer --timeout");
  }

  /** A time zone that is none. */
  public static LakewiseException timeZone(String zone, Exception cause) {
    return new LakewiseException(
        Code.USER,
        "'" + zone + "' is not a time zone: use a name such as 'Europe/Berlin', or 'UTC'",
        cause);
  }

  /** A query tag that is empty or too long. */
  public static LakewiseException queryTag(int longest) {
    return user(
        "A query tag has a key, and a value or none, of at most " + longest + " characters each");
  }

  /** Too many query tags. */
  public static LakewiseException queryTags(int most) {
    return user("A session has at most " + most + " query tags: take some away with UNSET");
  }

  /** A setting that SQL cannot change. */
  public static LakewiseException option(String key) {
    return user(
        "The setting "
            + key
            + " cannot be changed by SQL: SET TIME ZONE, SET STATEMENT_TIMEOUT and SET QUERY_TAGS are what there is;"
            + " threads and memory are options of the command line");
  }

  /** A variable that is there. */
  public static LakewiseException variableExists(String name) {
    return user("The variable " + name + " exists: use DECLARE OR REPLACE VARIABLE, or SET VAR");
  }

  /** A variable that is not there. */
  public static LakewiseException noSuchVariable(String name) {
    return user("There is no session variable " + name + "; SHOW VARIABLES lists them");
  }

  /** More temporary things than a session remembers. */
  public static LakewiseException sessionFull(long megabytes) {
    return user(
        "A session remembers at most "
            + megabytes
            + " MB of variables, temporary views and functions: drop some, or use a table");
  }

  /** A query with another number of columns than variables. */
  public static LakewiseException valueCount(int expected, int actual) {
    return user("The query must yield " + expected + " columns, one a variable; it has " + actual);
  }

  /** A query with several rows where one value is due. */
  public static LakewiseException severalRows() {
    return user("The query of SET must yield one row at most: add LIMIT 1, or aggregate");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
