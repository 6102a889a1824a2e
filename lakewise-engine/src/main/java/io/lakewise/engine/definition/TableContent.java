package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.List;
import java.util.OptionalLong;

/** What a new table holds, whether it replaces another or not. */
interface TableContent {

  /** Schema and properties; those that Lakewise adds are added by the caller. */
  Metadata metadata(Place place);

  /** Puts layout and rows into the transaction that makes the table. */
  Filled fill(Place place, Transaction transaction);

  /** The row filter and column masks that the table has from its beginning. */
  default List<PolicyEntry> policies() {
    return List.of();
  }

  /** Is told that the table is there. */
  default void committed(Place place) {}

  /** Is told that the name was somebody else's and the table's folder is gone again. */
  default void abandoned(Place place) {}

  /**
   * What was put in.
   *
   * @param operation what the history says
   * @param rows how many, if they are counted
   */
  record Filled(Operation operation, OptionalLong rows) {}
}
