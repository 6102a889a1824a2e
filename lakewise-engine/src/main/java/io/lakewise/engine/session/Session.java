package io.lakewise.engine.session;

import java.util.List;

/**
 * Statements of one client, one after the other, with its current schema, temporary views and
 * variables. Not thread-safe, except {@link #cancel} and {@link #progress}.
 */
public interface Session extends AutoCloseable {

  /**
   * Runs exactly one statement. A statement that changes something has committed when this returns;
   * one that answers rows may still be running while the result is read.
   *
   * @throws io.lakewise.table.error.LakewiseException with a message for the user
   */
  Result execute(String statement);

  /**
   * The columns of a statement's answer, without running it where that can be told; none for a
   * statement that changes something.
   */
  List<ResultColumn> describe(String statement);

  /**
   * Gives values to the markers, {@code :name} or {@code ?}, of the statements to come, until it is
   * called again; with no values, statements have no markers. A value is never part of a text that
   * is parsed.
   */
  void bind(List<Parameter> parameters);

  /** Cancels the statement that is running, if one is; it ends with an error that says so. */
  void cancel();

  /** How far the running statement is, 0 to 1; negative if nobody knows. */
  double progress();

  /**
   * Whether a new session would answer otherwise: a schema, time zone, warehouse, view or variable
   * was set.
   */
  boolean remembers();

  /** The current schema as {@code catalog.schema}. */
  String currentSchema();

  @Override
  void close();
}
