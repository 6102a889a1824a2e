package io.lakewise.engine.session;

import io.lakewise.engine.observation.Standing;
import io.lakewise.engine.observation.StatementObserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session as a server needs it, which runs the statements of clients that are elsewhere. */
public interface ServedSession extends Session {

  /** Tells an observer what the statements to come did; until it is called, nobody is told. */
  void observe(StatementObserver observer);

  /** How far the running statement is, where somebody observes. Thread-safe. */
  Standing standing();

  /**
   * The warehouse in which the statements to come are wanted, empty for none. The session itself
   * only remembers it. Thread-safe.
   */
  String warehouse();

  /** Chooses it, as {@code USE WAREHOUSE} does. Thread-safe. */
  void warehouse(String idOrName);

  /** What {@code SET QUERY_TAGS} says of the statements to come; a key alone has null. */
  Map<String, String> queryTags();

  /**
   * About what the session remembers takes in memory, after the last statement that has ended.
   * Thread-safe.
   */
  long keptBytes();

  /**
   * As {@link #execute}, but a query need not begin before its rows are asked for, which may then
   * happen where it runs. Everything else about it is decided: names, versions, files.
   */
  Result defer(String statement);

  /**
   * The columns of a table as {@code SELECT *} from it answers them, told by its log without a
   * plan; empty for a view and for what cannot be read, of which {@link #describe} tells.
   *
   * @param table its name in parts
   */
  Optional<List<ResultColumn>> tableColumns(List<String> table);

  /**
   * The types of the values that the markers {@code ?} of a statement want, in order: in DuckDB's
   * spelling, NUMBER for any number, or empty, as a text or as a whole, where nothing tells.
   * Forgets the values of {@link #bind}.
   */
  List<String> parameterTypes(String statement);

  /**
   * Runs statements, each a change or a CREATE TABLE, over rows that come from elsewhere and are
   * all there before the first begins.
   *
   * @param name by which the statements call the rows, a plain word that is no other table's
   * @return the answer of the last
   */
  Result upload(String name, Upload rows, List<String> statements);
}
