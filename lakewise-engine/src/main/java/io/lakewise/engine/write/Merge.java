package io.lakewise.engine.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.gate.Gate;
import io.lakewise.engine.lineage.QueryLineage;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.tree.Trees;
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

/**
 * MERGE: the source is kept once, so that it is read at one moment; the join with the target
 * decides which clause applies to which pair; rows leave by their positions and come as new files.
 */
final class Merge {

  private final StatementContext statement;
  private final Target target;
  private final DataStatement.Merge merge;
  private final Writing writing;
  private QueryLineage sourceColumns;

  Merge(StatementContext statement, Target target, DataStatement.Merge merge, Writing writing) {
    this.statement = statement;
    this.target = target;
    this.merge = merge;
    this.writing = writing;
  }

  /** Merges. */
  MergeOutcome run() {
    List<WorkColumn> columns = new ArrayList<>();
    long sourceRows = keepSource(columns, writing.transaction());
    Metadata written =
        merge.schemaEvolution()
            ? SchemaEvolution.evolved(target.metadata(), columns, statement.lake().ids())
            : target.metadata();
    Map<String, String> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.putIfAbsent(key(column.name()), column.name()));
    MergeActions actions = new MergeActions(target, written, merge, sourceName(), byName);
    MergeSql sql = new MergeSql(statement.expressions(), target.metadata(), written, actions);
    TargetQuery query = new TargetQuery(statement, target, pairs(sql, actions, columns));
    statement
        .trace()
        .lineage(
            () ->
                new MergeLineage(statement.expressions(), written, actions, sql)
                    .of(
                        QueryLineage.of(query.bound(), TargetScope.SOURCE, sourceColumns),
                        target.place()));
    query.remember(writing.transaction(), MergeSql.touching(query.select()));
    query.keep(MergeSql.MATCHES, MergeSql.decided(query.select()), column -> "__old_" + column);
    LeavingRows leaving = writing.leaving(sql.leaving());
    if (leaving.isMetTwice() && !actions.onlyDeletesUnconditionally()) {
      throw WriteErrors.severalMatches(target.label());
    }
    long again = leaving.met() - leaving.count();
    MergeOutcome outcome = MergeOutcome.of(sourceRows, actions, counts(sql.counts()), again);
    if (outcome.affected() > 0) {
      writing.delete(leaving, query.files());
      write(sql, actions, written, outcome);
    }
    return outcome;
  }

  private void write(MergeSql sql, MergeActions actions, Metadata written, MergeOutcome outcome) {
    boolean onlyInserts = outcome.updated() + outcome.deleted() == 0;
    Metadata table = written;
    for (Action action : actions.all()) {
      if (action.kind() == Kind.DELETE || outcome.rows().get(action) == 0) {
        continue;
      }
      boolean inserts = action.kind() == Kind.INSERT;
      IdentityValues identity = inserts ? IdentityValues.made() : IdentityValues.kept();
      RowShape.Shaped rows = sql.withTable(table).rows(action, identity);
      GivenMembers.check(statement, target.label(), rows);
      List<WrittenFile> files = writing.add(rows, List.of(), table);
      if (!onlyInserts) {
        String type = inserts ? "insert" : "update_postimage";
        writing.change(
            "SELECT *, '" + type + "' AS _change_type FROM (" + rows.columns() + ")", written);
      }
      if (inserts) {
        long count = files.stream().mapToLong(WrittenFile::rows).sum();
        table = IdentityValues.advanced(table, count, action.given());
      }
    }
    if (!table.equals(target.metadata())) {
      writing.transaction().metadata(table);
    }
    if (!onlyInserts) {
      writing.change(sql.before(Kind.UPDATE, "update_preimage"), written);
      writing.change(sql.before(Kind.DELETE, "delete"), written);
    }
  }

  private String pairs(MergeSql sql, MergeActions actions, List<WorkColumn> columns) {
    JoinCondition.Relation source =
        new JoinCondition.Relation(sourceName(), columns.stream().map(WorkColumn::name).toList());
    String name = TargetQuery.name(target, merge.alias());
    String from = TargetQuery.from(target, merge.alias());
    String on = TargetQuery.text(merge.condition());
    return sql.pairs(
        name,
        new MergeFilter(statement, target)
            .condition(name, source, on, actions)
            .map(rows -> "(SELECT * FROM " + from + " WHERE " + rows + ") AS " + quote(name))
            .orElse(from),
        TargetScope.SOURCE + " AS " + quote(source.name()),
        source.name(),
        on,
        actions.all().stream()
            .flatMap(action -> action.condition().stream())
            .anyMatch(this::holdsQuery));
  }

  /** Whether a condition holds a query, or calls a function whose body may. */
  private boolean holdsQuery(String condition) {
    ObjectNode tree = statement.workbench().parse("SELECT " + condition);
    boolean calls = !Gate.inspect(tree).functions().isEmpty();
    return calls || Trees.holdsQuery(Trees.onlyExpression(tree));
  }

  private long keepSource(List<WorkColumn> columns, Transaction transaction) {
    String text = QueryText.rewrite(merge.source()).text();
    BoundQuery source = statement.binder().bind("SELECT * FROM " + text, statement.names());
    QueryRunner runner = statement.queries();
    Plan plan = runner.plan(source);
    columns.addAll(plan.columns());
    sourceColumns = QueryLineage.of(source, columns.stream().map(WorkColumn::name).toList());
    OwnColumns.refuse(columns.stream().map(WorkColumn::name).toList(), "The source");
    PreparedQuery prepared = runner.prepare(source.select(), source.references(), plan);
    Insertion.remember(prepared, target, transaction);
    String marked =
        "SELECT true AS " + MergeSql.SOURCE_ROW + ", * FROM (" + prepared.select() + ") AS __rows";
    return statement.work().materialize(TargetScope.SOURCE, marked, prepared.tables());
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

  private Map<Integer, Long> counts(String select) {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    try (WorkSession.WorkResult rows = statement.work().query(select, List.of())) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        counts.put(((Number) row.get(0)).intValue(), ((Number) row.get(1)).longValue());
      }
    }
    return counts;
  }

  private static String quote(String name) {
    return Identifiers.quote(name);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
