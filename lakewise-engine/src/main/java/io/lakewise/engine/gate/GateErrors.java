package io.lakewise.engine.gate;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The refusals of the gate. */
final class GateErrors {

  private GateErrors() {}

  static LakewiseException function(String name) {
    return refused(
        "The function "
            + name
            + " cannot be called: it looks at files, settings or the engine itself, or is not meant"
            + " to be called by hand.");
  }

  static LakewiseException operator(String name) {
    return refused(
        "The operator "
            + name
            + " cannot be called as a function. Write it between its operands: a "
            + name
            + " b.");
  }

  static LakewiseException type(String name) {
    return refused(
        "There is no type "
            + name
            + ". Types are DuckDB's and Databricks', such as BIGINT, DECIMAL(10,2) or STRUCT(a"
            + " INTEGER).");
  }

  static LakewiseException parameter(String name) {
    return refused("The parameter $" + name + " has no value: write the value into the statement.");
  }

  static LakewiseException changing(String what) {
    return refused(what + " cannot stand inside a query. Run it as a statement of its own.");
  }

  static LakewiseException ownName(String name) {
    return refused(name + " is a name that Lakewise uses itself: choose another for the WITH.");
  }

  static LakewiseException show() {
    return refused(
        "SHOW cannot stand inside a query. Read information_schema, or run SHOW by itself.");
  }

  static LakewiseException node(String type) {
    return refused(
        "The query contains something that Lakewise does not know and so does not run: "
            + type
            + ". Write it in another way.");
  }

  static LakewiseException tooDeep() {
    return refused(
        "The query is nested too deep: about 450 expressions in one another, 160 joins, 100 set"
            + " operations or 130 queries in WITH that read one another is the most. Split it into"
            + " several statements, each into a table of its own.");
  }

  static LakewiseException tooManyConditions(int most) {
    return refused(
        "More than "
            + most
            + " conditions stand in ANDs, and planning takes time by the square of their number."
            + " Write a list, such as i NOT IN (1, 2, 3), or join with a table of the values.");
  }

  static LakewiseException tooManyAlternatives(int most) {
    return refused(
        "More than "
            + most
            + " ANDs stand in ORs, and planning takes time by the square of their number. Write"
            + " a list, such as (i, j) IN ((1, 2), (3, 4)), or join with a table of the values.");
  }

  static LakewiseException tooManyQueries(int most) {
    return refused(
        "More than "
            + most
            + " queries stand in UNIONs, and planning takes time by the square of their number."
            + " Write rows as VALUES (1), (2), or load them into a table first.");
  }

  static LakewiseException structure(String function) {
    return refused(
        "The structure given to "
            + function
            + " must be a text nested at most 100 levels deep, such as '{\"a\": \"BIGINT\"}', and"
            + " not an expression. Keep deeper documents as JSON.");
  }

  private static LakewiseException refused(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
