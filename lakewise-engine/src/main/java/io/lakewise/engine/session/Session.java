package io.lakewise.engine.session;

import io.lakewise.engine.observation.StatementObserver;
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
   * As {@link #execute}, but a query need not begin before its rows are asked for, which may then
   * happen where it runs. Everything else about it is decided: names, versions, files.
   */
  default Result defer(String statement) {
    return execute(statement);
  }

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

  /** Tells an observer what the statements to come did; until it is called, nobody is told. */
  default void observe(StatementObserver observer) {}

  /**
   * The types of the values that the markers {@code ?} of a statement want, in DuckDB's spelling
   * and in order; empty, as a text or as a whole, where nothing tells. Forgets the values of {@link
   * #bind}.
   */
  default List<String> parameterTypes(String statement) {
    return List.of();
  }

  /**
   * Runs statements, each an INSERT or a CREATE TABLE, over rows that come from elsewhere and are
   * all there before the first begins.
   *
   * @param name by which the statements call the rows, a plain word that is no other table's
   * @return the answer of the last
   */
  default Result upload(String name, Upload rows, List<String> statements) {
    throw new UnsupportedOperationException("This session takes no rows");
  }

  /** Cancels the statement that is running, if one is; it ends with an error that says so. */
  void cancel();

  /** How far the running statement is, 0 to 1; negative if nobody knows. */
  double progress();

  /**
   * Whether a new session would answer otherwise: a schema, time zone, view or variable was set.
   */
  boolean remembers();

  /** The current schema as {@code catalog.schema}. */
  String currentSchema();

  @Override
  void close();
}
