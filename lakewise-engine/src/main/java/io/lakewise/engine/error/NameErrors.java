package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors about names, functions, variables and versions in queries. */
public final class NameErrors {

  private NameErrors() {}

  /** Views or functions that lead to each other. */
  public static LakewiseException nestedTooDeeply(String label, int limit) {
    return user(
        label
            + " is nested more than "
            + limit
            + " views and functions deep: it probably refers to itself; break the circle");
  }

  /** A function that is neither DuckDB's nor the lake's. */
  public static LakewiseException noSuchFunction(String name, boolean table) {
    return user(
        "There is no "
            + (table ? "table function " : "function ")
            + name
            + " that may be called here; SHOW FUNCTIONS lists those of the lake,"
            + " docs/sql.md says which of DuckDB's are open");
  }

  /** A call with too few or too many arguments. */
  public static LakewiseException wrongArguments(String label, int expected, int actual) {
    return user(label + " takes " + expected + " arguments, not " + actual);
  }

  /** A marker of a parameter for which no value came with the statement. */
  public static LakewiseException noValueOfParameter(String name) {
    return user(
        "The parameter "
            + (name.chars().allMatch(Character::isDigit) ? "number " : ":")
            + name
            + " has no value: send one with the statement");
  }

  /** Parameters in a statement whose text is kept. */
  public static LakewiseException parametersInKeptText() {
    return user(
        "The text of a view or function is kept, and cannot have parameters: write the values into"
            + " it");
  }

  /** A call with a named argument that the function does not have. */
  public static LakewiseException noSuchParameter(String label, String parameter) {
    return user(label + " has no parameter " + parameter);
  }

  /** A session variable that was not declared. */
  public static LakewiseException noSuchVariable(String name) {
    return user(
        "There is no session variable "
            + name
            + "; DECLARE VARIABLE "
            + name
            + " = … makes one, SHOW VARIABLES lists them");
  }

  /** A problem with a table that has a name, which says more than its folder. */
  public static LakewiseException named(LakewiseException problem, String location, String name) {
    String folder = "(?i)the table at " + Pattern.quote(location);
    String message = problem.getMessage().replaceFirst(folder, Matcher.quoteReplacement(name));
    return new LakewiseException(problem.code(), message, problem);
  }

  /** A version that is no whole number. */
  public static LakewiseException badVersion(String text) {
    return user("'" + text + "' is not a table version: VERSION AS OF takes a whole number from 0");
  }

  /** A time that is none. */
  public static LakewiseException badTimestamp(String text) {
    return user(
        "'"
            + text
            + "' is not a time: TIMESTAMP AS OF takes a timestamp such as '2026-01-31 12:00:00'");
  }

  /** An expression that reads tables where a constant is due. */
  public static LakewiseException notConstant(String text) {
    return user("'" + text + "' must be a constant: it cannot read tables here");
  }

  /** Time travel in something that has no versions. */
  public static LakewiseException noVersionsOf(String label) {
    return user(label + " is not a table, so it has no versions: AS OF works on tables only");
  }

  /** A name of more than three parts. */
  public static LakewiseException tooManyNameParts(List<String> parts) {
    return user(
        String.join(".", parts)
            + " has "
            + parts.size()
            + " parts: a name is object, schema.object, or catalog.schema.object");
  }

  /** A view where a table is due. */
  public static LakewiseException notATable(String label, String statement) {
    return user(label + " is a view: " + statement + " works on tables");
  }

  /** A result that is not written as a file by the engine. */
  public static LakewiseException noFileOfThisResult(String format) {
    return user(
        "This statement's answer cannot be written as "
            + format
            + ": only queries can; use csv or json, or SELECT … FROM (the statement)");
  }

  /** A PIVOT whose values cannot become columns. */
  public static LakewiseException pivotValues(String expression, int found, int limit) {
    return user(
        found == 0
            ? "PIVOT finds no values of "
                + expression
                + " to make columns of: list them, as in ON "
                + expression
                + " IN ('a', 'b')"
            : "PIVOT would make more than "
                + limit
                + " columns of "
                + expression
                + ": list those wanted, as in ON "
                + expression
                + " IN ('a', 'b')");
  }

  /** A change of what Lakewise itself writes. */
  public static LakewiseException systemIsReadOnly(String label) {
    return user(
        label
            + " cannot be changed: the catalog system is written by Lakewise and can only be read."
            + " CREATE TABLE … AS SELECT makes a table of your own of it");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
