package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Marks the rows that match a condition as deleted. */
final class Deletion {

  private static final String HITS = "__hits";

  private final StatementContext statement;
  private final Target target;

  Deletion(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /** Deletes in a transaction; returns the number of rows. */
  long delete(Optional<String> alias, Fragment condition, Transaction transaction) {
    boolean changes = ChangeData.enabled(target.metadata());
    String name = Identifiers.quote(TargetQuery.name(target, alias));
    StringJoiner columns = new StringJoiner(", ");
    columns.add(name + ".__file").add(name + ".__row");
    if (changes) {
      target
          .metadata()
          .schema()
          .names()
          .forEach(c -> columns.add(name + "." + Identifiers.quote(c)));
    }
    TargetQuery query =
        new TargetQuery(
            statement,
            target,
            "SELECT "
                + columns
                + " FROM "
                + TargetQuery.from(target, alias)
                + " WHERE "
                + TargetQuery.text(condition));
    query.remember(transaction);
    WorkSession work = statement.work();
    work.materialize(HITS, query.select(), query.tables());
    long deleted =
        new MarkedRows(work, query.files()).delete("SELECT __file, __row FROM __hits", transaction);
    if (changes && deleted > 0) {
      ChangeData.stage(
          statement,
          target.metadata(),
          "SELECT * EXCLUDE (__file, __row), 'delete' AS _change_type FROM " + HITS,
          transaction);
    }
    return deleted;
  }

  /** Removes all files; returns the number of live rows if statistics know it, else -1. */
  long all(Transaction transaction) {
    transaction.readWholeTable();
    List<AddFile> files = target.snapshot().files().all();
    if (ChangeData.enabled(target.metadata()) && !files.isEmpty()) {
      BoundQuery everything =
          statement
              .binder()
              .bind(
                  "SELECT "
                      + columnList()
                      + ", 'delete' AS _change_type FROM "
                      + TargetScope.TARGET,
                  new TargetScope(statement.names(), target));
      ChangeData.stage(statement, target.metadata(), everything, transaction);
    }
    files.forEach(transaction::remove);
    return LiveRows.count(files);
  }

  private String columnList() {
    return String.join(
        ", ", target.metadata().schema().names().stream().map(Identifiers::quote).toList());
  }

  /** What DELETE and TRUNCATE do. */
  static boolean isWholeTable(DataStatement.Delete delete) {
    return delete.condition().isEmpty();
  }
}
