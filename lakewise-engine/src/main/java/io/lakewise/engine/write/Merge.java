package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.MergeClause;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.write.MergeActions.Action;
import io.lakewise.engine.write.MergeActions.Kind;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * MERGE: the source is kept once, so that it is read at one moment; the join with the target
 * decides which clause applies to which pair; rows leave by their positions and come as new files.
 */
final class Merge {

  private final StatementContext statement;
  private final Target target;
  private final DataStatement.Merge merge;

  Merge(StatementContext statement, Target target, DataStatement.Merge merge) {
    this.statement = statement;
    this.target = target;
    this.merge = merge;
  }

  /** How many rows did what. */
  record Outcome(long source, long inserted, long updated, long deleted) {
    long affected() {
      return inserted + updated + deleted;
    }
  }

  /** Merges in a transaction. */
  Outcome run(Transaction transaction) {
    WorkSession work = statement.work();
    List<WorkColumn> columns = new ArrayList<>();
    long sourceRows = keepSource(columns, transaction);
    Metadata written =
        merge.schemaEvolution()
            ? SchemaEvolution.withColumns(target.metadata(), newColumns(columns))
            : target.metadata();
    Map<String, String> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.putIfAbsent(key(column.name()), column.name()));
    MergeActions actions = new MergeActions(target, written, merge, sourceName(), byName);
    MergeSql sql = new MergeSql(target.metadata(), written, actions);
    TargetQuery query = new TargetQuery(statement, target, matches(sql));
    query.remember(transaction, new TargetQuery(statement, target, matchingRows(actions)));
    work.materialize(MergeSql.MATCHES, query.select(), query.tables());
    if (!actions.onlyDeletesUnconditionally() && exists(sql.severalMatches())) {
      throw WriteErrors.severalMatches(target.label());
    }
    Outcome outcome =
        new Outcome(
            sourceRows,
            number(sql.count(Kind.INSERT)),
            number(sql.count(Kind.UPDATE)),
            number(sql.count(Kind.DELETE)));
    if (outcome.affected() > 0) {
      write(sql, actions, written, query, transaction);
    }
    return outcome;
  }

  private void write(
      MergeSql sql,
      MergeActions actions,
      Metadata written,
      TargetQuery query,
      Transaction transaction) {
    new MarkedRows(statement.work(), query.files()).delete(sql.leaving(), transaction);
    if (!written.equals(target.metadata())) {
      transaction.metadata(written);
    }
    Metadata table = written;
    Staging staging = new Staging(statement);
    boolean changes = ChangeData.enabled(written);
    for (Action action : actions.all()) {
      if (action.kind() == Kind.DELETE) {
        continue;
      }
      IdentityValues identity =
          action.kind() == Kind.INSERT ? IdentityValues.made() : IdentityValues.kept();
      String rows = new MergeSql(target.metadata(), table, actions).rows(action, identity);
      List<WrittenFile> files = staging.rows(rows, List.of(), table);
      files.forEach(transaction::add);
      if (action.kind() == Kind.INSERT) {
        long count = files.stream().mapToLong(WrittenFile::rows).sum();
        table = IdentityValues.advanced(table, count, action.values().keySet());
      }
      if (changes) {
        String type = action.kind() == Kind.INSERT ? "insert" : "update_postimage";
        ChangeData.stage(
            statement,
            written,
            "SELECT *, '" + type + "' AS _change_type FROM (" + rows + ")",
            transaction);
      }
    }
    if (!table.equals(written)) {
      transaction.metadata(table);
    }
    if (changes) {
      ChangeData.stage(statement, written, sql.before(Kind.UPDATE, "update_preimage"), transaction);
      ChangeData.stage(statement, written, sql.before(Kind.DELETE, "delete"), transaction);
    }
  }

  private String matches(MergeSql sql) {
    String source = sourceName();
    return sql.matches(
        TargetQuery.name(target, merge.alias()),
        TargetQuery.from(target, merge.alias()),
        TargetScope.SOURCE + " AS " + Identifiers.quote(source),
        source,
        TargetQuery.text(merge.condition()));
  }

  /**
   * Target rows that decide what the statement does: those that match a row of the source, with
   * whatever outcome; with NOT MATCHED BY SOURCE all.
   */
  private String matchingRows(MergeActions actions) {
    String from = TargetQuery.from(target, merge.alias());
    if (actions.has(MergeClause.Match.NOT_MATCHED_BY_SOURCE)) {
      return "SELECT 1 FROM " + from;
    }
    return "SELECT 1 FROM "
        + from
        + " JOIN "
        + TargetScope.SOURCE
        + " AS "
        + Identifiers.quote(sourceName())
        + " ON "
        + TargetQuery.text(merge.condition());
  }

  private long keepSource(List<WorkColumn> columns, Transaction transaction) {
    String text = QueryText.rewrite(merge.source()).text();
    BoundQuery source = statement.binder().bind("SELECT * FROM " + text, statement.names());
    QueryRunner runner = new QueryRunner(statement.work());
    Plan plan = runner.plan(source);
    columns.addAll(plan.columns());
    PreparedQuery prepared = runner.prepare(source.select(), source.references(), plan);
    Insertion.remember(prepared, target, transaction);
    String numbered =
        "SELECT row_number() OVER () AS "
            + MergeSql.SOURCE_ROW
            + ", * FROM ("
            + prepared.select()
            + ") AS __rows";
    return statement.work().materialize(TargetScope.SOURCE, numbered, prepared.tables());
  }

  private String sourceName() {
    return merge
        .sourceAlias()
        .orElseGet(
            () -> {
              String text = merge.source().text();
              return text.startsWith("(") ? TargetScope.SOURCE : SourceNames.last(text);
            });
  }

  private List<WorkColumn> newColumns(List<WorkColumn> columns) {
    return columns.stream()
        .filter(column -> target.metadata().schema().field(column.name()).isEmpty())
        .toList();
  }

  private boolean exists(String select) {
    try (WorkSession.WorkResult rows = statement.work().query(select, List.of())) {
      return rows.next() != null;
    }
  }

  private long number(String select) {
    try (WorkSession.WorkResult rows = statement.work().query(select, List.of())) {
      return ((Number) Optional.ofNullable(rows.next()).orElseThrow().get(0)).longValue();
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
