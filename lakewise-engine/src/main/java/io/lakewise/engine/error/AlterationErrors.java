package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.Collection;
import java.util.List;

/** Errors of ALTER TABLE. */
public final class AlterationErrors {

  private AlterationErrors() {}

  /** A default on a column that is added to a table with rows. */
  public static LakewiseException defaultOnAdd(String label, String column) {
    return user(
        "A column that is added cannot have a DEFAULT, because the rows that are there would not get"
            + " it: ADD COLUMN "
            + column
            + " without it, then ALTER TABLE "
            + label
            + " ALTER COLUMN "
            + column
            + " SET DEFAULT for rows to come, and UPDATE the others");
  }

  /** An added column that the table would have to fill. */
  public static LakewiseException computedOnAdd(String column, String what) {
    return user(
        "Column "
            + column
            + " cannot be added as "
            + what
            + ", because the rows that are there have no values for it: create a new table with"
            + " CREATE TABLE … and INSERT INTO it");
  }

  /** NOT NULL on an added column of a table with rows. */
  public static LakewiseException notNullOnAdd(String label, String column) {
    return user(
        "Column "
            + column
            + " cannot be added as NOT NULL, because the rows of "
            + label
            + " have no value for it: add it without, UPDATE the rows, then ALTER COLUMN "
            + column
            + " SET NOT NULL");
  }

  /** NOT NULL inside a struct, array or map. */
  public static LakewiseException nestedNotNull(String column) {
    return user(
        "Column "
            + column
            + " lies inside another: NOT NULL works on columns of the table itself; use a CHECK"
            + " constraint");
  }

  /** A default inside a struct, array or map. */
  public static LakewiseException nestedDefault(String column) {
    return user(
        "Column " + column + " lies inside another: only columns of the table have defaults");
  }

  /** A default for a column whose values the table makes. */
  public static LakewiseException defaultOfComputed(String column) {
    return user("Column " + column + " is generated, so it cannot have a DEFAULT");
  }

  /** A sibling that is not there. */
  public static LakewiseException noSibling(String column, String sibling) {
    return user(
        "There is no column "
            + sibling
            + " beside "
            + column
            + " to stand AFTER: DESCRIBE shows them");
  }

  /** A column that stands after itself. */
  public static LakewiseException afterItself(String column) {
    return user("Column " + column + " cannot stand AFTER itself");
  }

  /** Renaming and dropping without column mapping. */
  public static LakewiseException needsMapping(String label, String operation) {
    return user(
        operation
            + " needs column mapping, so that the files need not be written anew: run ALTER TABLE "
            + label
            + " SET TBLPROPERTIES ('delta.columnMapping.mode' = 'name') first");
  }

  /** A column that something else of the table is made of. */
  public static LakewiseException columnUsed(
      String label, String column, String operation, List<String> uses) {
    return user(
        "Column "
            + column
            + " of "
            + label
            + " cannot be "
            + operation
            + ", because "
            + String.join(" and ", uses)
            + (uses.size() == 1 ? " needs it" : " need it")
            + ": change that first");
  }

  /** Widening a type where that is not enabled. */
  public static LakewiseException needsWidening(String label, String column, String type) {
    return user(
        "Column "
            + column
            + " cannot become "
            + type
            + " as the table is: run ALTER TABLE "
            + label
            + " SET TBLPROPERTIES ('delta.enableTypeWidening' = 'true') first, which older readers"
            + " must understand");
  }

  /** A change of a struct, array or map as a whole. */
  public static LakewiseException nestedType(String column) {
    return user(
        "Column "
            + column
            + " has parts: change the type of each by its path, such as "
            + column
            + ".member, "
            + column
            + ".element, "
            + column
            + ".key or "
            + column
            + ".value");
  }

  /** Rows that a new NOT NULL or CHECK forbids. */
  public static LakewiseException rowsViolate(String label, String rule, long rows) {
    return user(
        rule
            + " cannot be added: "
            + (rows == 1 ? "1 row of " : rows + " rows of ")
            + label
            + (rows == 1 ? " violates it" : " violate it")
            + ". UPDATE or DELETE them first");
  }

  /** A constraint that is there. */
  public static LakewiseException constraintExists(String label, String name) {
    return user(
        label + " has a constraint " + name + " already: drop it first, or choose another name");
  }

  /** A constraint that is not there. */
  public static LakewiseException noSuchConstraint(
      String label, String name, Collection<String> others) {
    return user(
        label
            + " has no constraint "
            + name
            + (others.isEmpty() ? "" : "; it has " + String.join(", ", others)));
  }

  /** A property that is kept by Lakewise or the format. */
  public static LakewiseException reservedProperty(String key) {
    return user("The property " + key + " is kept by the table itself and cannot be set or unset");
  }

  /** A property that is not set. */
  public static LakewiseException noSuchProperty(String label, String key) {
    return user(
        label + " has no property " + key + ": UNSET TBLPROPERTIES IF EXISTS passes over it");
  }

  /** SYNC IDENTITY of something else. */
  public static LakewiseException noIdentity(String column) {
    return user("Column " + column + " is no identity column, so there is nothing to SYNC");
  }

  /** Clustering of a table with partitions. */
  public static LakewiseException clusteredPartitions(String label) {
    return user(
        label
            + " has partition columns, so it cannot be clustered: CREATE OR REPLACE TABLE without"
            + " PARTITIONED BY first");
  }

  /** A column whose type has no order in statistics. */
  public static LakewiseException unclusterable(String column, String type) {
    return user(
        "Column "
            + column
            + " of type "
            + type
            + " cannot be clustered by: choose numbers, strings, dates or timestamps");
  }

  /** Too many clustering columns. */
  public static LakewiseException tooManyClusteringColumns(int columns) {
    return user("CLUSTER BY takes at most 4 columns, not " + columns + ": name the most selective");
  }

  /** A partition column of dates that would become timestamps. */
  public static LakewiseException partitionTimes(String column) {
    return user(
        "Partition column "
            + column
            + " cannot become a timestamp, because other engines do not read the dates in its"
            + " partition values as one: add a column, or CREATE TABLE … AS SELECT");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
