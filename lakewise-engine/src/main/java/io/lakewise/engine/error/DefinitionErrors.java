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

  /** A view or function that is made of itself. */
  public static LakewiseException refersToItself(String label) {
    return user(
        label
            + " would refer to itself: name what it is made of with its schema, or give it another"
            + " name");
  }

  /** A view with more or fewer names than its query has columns. */
  public static LakewiseException columnCount(String label, int names, int columns) {
    return user(
        label + " names " + names + " columns, but its query has " + columns + ": name each one");
  }

  /** Something that Lakewise does not do, and what to do in its place. */
  public static LakewiseException notSupported(String what, String remedy) {
    return user(what + " is not supported: " + remedy);
  }

  /** A temporary view or function that is not there. */
  public static LakewiseException noTemporary(String kind, String name) {
    return user("There is no temporary " + kind + " " + name + " in this session");
  }

  /** A temporary name of several parts. */
  public static LakewiseException qualifiedTemporary(String kind, String name) {
    return user(
        "A temporary "
            + kind
            + " belongs to the session, not to a schema: call it by one name, not "
            + name);
  }

  /** A column that is not there. */
  public static LakewiseException noSuchColumn(String label, String column) {
    return user(label + " has no column " + column + ": DESCRIBE shows its columns");
  }

  /** A definition whose text is no query or expression that runs. */
  public static LakewiseException invalidDefinition(String label, LakewiseException cause) {
    return new LakewiseException(
        Code.USER, label + " cannot be defined so: " + cause.getMessage(), cause);
  }

  /** A column that is called without its table. */
  public static LakewiseException columnWithoutTable(String column) {
    return user("Column " + column + " needs its table: write table." + column);
  }

  /** A dropped table whose files could not be removed. */
  public static LakewiseException folderLeft(String label, String location, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE,
        label
            + " was dropped, but its folder "
            + location
            + " could not be removed ("
            + cause.getMessage()
            + "): remove it by hand",
        cause);
  }

  /** A constraint, default or generated column that reads another table. */
  public static LakewiseException readsOthers(String name) {
    return user("it reads " + name + ", but may read only the columns of its own row");
  }

  /** A generated column that is made of another. */
  public static LakewiseException generatedFromGenerated(String column, String other) {
    return user(
        "Column "
            + column
            + " cannot be generated from column "
            + other
            + ", which is generated itself: write out its expression");
  }

  /** A clustering that is not what the protocol says. */
  public static LakewiseException unreadableClustering(String location, Exception cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The clustering of the table at "
            + location
            + " cannot be read ("
            + cause.getMessage()
            + "): ALTER TABLE … CLUSTER BY sets it anew",
        cause);
  }

  /** A table of which nothing would be in files. */
  public static LakewiseException onlyPartitions(String label) {
    return user(label + " would have partition columns only: leave one that is in the files");
  }

  /** A partition column whose values are no plain ones. */
  public static LakewiseException unpartitionable(String column) {
    return user(
        "Column "
            + column
            + " cannot be a partition column, because its values have parts: choose a plain type");
  }

  /** A schema or catalog that Lakewise answers for itself. */
  public static LakewiseException ownName(String label) {
    return user(
        label + " is answered by Lakewise itself, so nothing could be found in it: choose another");
  }

  /** A constraint that is there twice. */
  public static LakewiseException constraintTwice(String name) {
    return user("Constraint " + name + " is there twice; names are compared ignoring case");
  }

  /** A constraint that is neither true nor false. */
  public static LakewiseException noCondition(String label, String type) {
    return user(label + " is a " + type + ", not a condition: compare it with something");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
