package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.write.TargetScope;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.List;
import java.util.Optional;

/** The files of a table that a WHERE of a maintaining statement means. */
final class FileChoice {

  private final StatementContext statement;
  private final Target target;

  FileChoice(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /** The files that may hold matching rows; all without a condition. */
  List<AddFile> matching(Optional<Fragment> condition) {
    if (condition.isEmpty()) {
      return target.snapshot().files().all();
    }
    String name = target.entry() == null ? TargetScope.TARGET : target.entry().name().name();
    BoundQuery query =
        statement
            .binder()
            .bind(
                "SELECT 1 FROM "
                    + (TargetScope.TARGET + " AS " + Identifiers.quote(name))
                    + (" WHERE (" + QueryText.rewrite(condition.get()).text() + "\n)"),
                new TargetScope(statement.names(), target));
    return statement.queries().prepare(query).pruned().stream()
        .filter(pruned -> pruned.reference().positions())
        .findFirst()
        .orElseThrow()
        .selection()
        .files();
  }
}
