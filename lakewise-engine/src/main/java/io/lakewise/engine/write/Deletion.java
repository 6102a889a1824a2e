package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.lineage.QueryLineage;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Takes away the rows that match a condition, or all. */
final class Deletion {

  private static final String HITS = "__hits";

  private final StatementContext statement;
  private final Target target;
  private final Writing writing;

  Deletion(StatementContext statement, Target target, Writing writing) {
    this.statement = statement;
    this.target = target;
    this.writing = writing;
  }

  /** DELETE; returns the number of rows, or -1 if nobody knows. */
  long run(DataStatement.Delete delete) {
    if (delete.condition().isEmpty()) {
      return truncate();
    }
    TargetQuery query = query(delete.alias(), TargetQuery.text(delete.condition().get()));
    statement.trace().lineage(() -> QueryLineage.of(query.bound()).removing(target.place()));
    return run(query);
  }

  /** TRUNCATE; returns the number of rows, or -1 if nobody knows. */
  long truncate() {
    statement.trace().lineage(() -> new Lineage(target.place(), List.of(), List.of()));
    return all();
  }

  /** Deletes the rows that match a condition in DuckDB's spelling; returns their number. */
  long where(Optional<String> alias, String condition) {
    return run(query(alias, condition));
  }

  private TargetQuery query(Optional<String> alias, String condition) {
    boolean changes = Writing.keepsChanges(target.metadata());
    String name = Identifiers.quote(TargetQuery.name(target, alias));
    StringJoiner columns = new StringJoiner(", ");
    columns.add(name + ".__file").add(name + ".__row");
    if (changes) {
      target
          .metadata()
          .schema()
          .names()
          .forEach(column -> columns.add(name + "." + Identifiers.quote(column)));
    }
    String select =
        "SELECT " + columns + " FROM " + TargetQuery.from(target, alias) + " WHERE " + condition;
    return new TargetQuery(statement, target, select);
  }

  private long run(TargetQuery query) {
    query.remember(writing.transaction());
    query.keep(HITS, query.select(), column -> column);
    long deleted =
        writing.delete(writing.leaving("SELECT __file, __row FROM " + HITS), query.files());
    if (deleted > 0) {
      writing.change(
          "SELECT * EXCLUDE (__file, __row), 'delete' AS _change_type FROM " + HITS,
          target.metadata());
    }
    return deleted;
  }

  /**
   * Removes all files, or the rows that can be seen if some are hidden; returns the number of live
   * rows if statistics know it, else -1. No change data is written: what left shows by the files
   * alone.
   */
  long all() {
    if (statement.policies().hideRows(target)) {
      return where(Optional.empty(), "true");
    }
    writing.transaction().readWholeTable();
    List<AddFile> files = target.snapshot().files().all();
    writing.remove(files);
    return LiveRows.count(files);
  }
}
