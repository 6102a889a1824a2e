package io.lakewise.engine.workbench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The executing half. Thread-safe. */
public interface Workbench extends AutoCloseable {

  /**
   * Parses one SELECT statement without binding it.
   *
   * @return DuckDB's serialised tree ({@code json_serialize_sql}), the statement's node alone
   * @throws io.lakewise.table.error.LakewiseException USER, with the position marked, if it is not
   *     exactly one SELECT statement
   */
  ObjectNode parse(String select);

  /** The text of a tree from {@link #parse}, perhaps changed since; the tree may be changed. */
  String render(ObjectNode tree);

  /** A connection of its own for the steps of one statement. */
  WorkSession open(WorkLimits limits);

  @Override
  void close();
}
