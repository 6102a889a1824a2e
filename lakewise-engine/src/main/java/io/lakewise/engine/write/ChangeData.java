package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Transaction;
import java.util.List;

/** Change data files, where a table's property asks for them (Delta protocol, "Add CDC File"). */
final class ChangeData {

  private ChangeData() {}

  static boolean enabled(Metadata table) {
    return Boolean.parseBoolean(table.configuration().get("delta.enableChangeDataFeed"));
  }

  /** Stages a step's rows, which end in {@code _change_type}. */
  static void stage(
      StatementContext statement, Metadata table, String select, Transaction transaction) {
    new Staging(statement).changes(select, List.of(), table).forEach(transaction::changeFile);
  }

  /** Stages a bound query's rows, which end in {@code _change_type}. */
  static void stage(
      StatementContext statement, Metadata table, BoundQuery query, Transaction transaction) {
    PreparedQuery prepared = new QueryRunner(statement.work()).prepare(query);
    new Staging(statement)
        .changes(prepared.select(), prepared.tables(), table)
        .forEach(transaction::changeFile);
  }
}
