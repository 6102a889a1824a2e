package io.lakewise.engine.explain;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.DescribeErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.BoundReference;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.Pruned;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.ExplainStatement;
import io.lakewise.engine.statement.QueryStatement;
import io.lakewise.engine.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Runs EXPLAIN [ANALYZE]: for each table its version, the files and bytes that are left of it and
 * the filters that chose them, then DuckDB's plan.
 */
public final class ExplainStatements {

  private static final List<ResultColumn> COLUMNS = List.of(new ResultColumn("plan", "VARCHAR"));

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public ExplainStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(ExplainStatement explain) {
    boolean analyze = explain.mode() == ExplainStatement.Mode.ANALYZE;
    BoundQuery bound =
        statement.binder().bind(reading(explain.statement(), analyze), statement.names());
    PreparedQuery prepared = statement.queries().prepare(bound);
    List<String> lines = new ArrayList<>();
    boolean guarded = bound.references().stream().anyMatch(BoundReference::guarded);
    prepared.pruned().forEach(table -> lines.addAll(lines(table)));
    for (BoundReference reference : bound.references()) {
      if (reference instanceof BoundReference.Files files && !files.guarded()) {
        lines.add("changed rows: " + files.scan().files().size() + " files");
      }
    }
    if (guarded) {
      lines.add("The plan is not shown, as it would tell of rows that may not be seen.");
    } else {
      String plan = statement.work().explain(prepared.select(), prepared.tables(), analyze);
      lines.addAll(named(plan, prepared).lines().toList());
    }
    List<List<Object>> rows = lines.stream().map(line -> List.<Object>of(line)).toList();
    return Results.rows(COLUMNS, rows);
  }

  /** The query whose rows a statement reads. */
  private String reading(Statement explained, boolean analyze) {
    if (explained instanceof QueryStatement query) {
      return statement.queryText(query.query());
    }
    if (!(explained instanceof DataStatement data)) {
      throw DescribeErrors.noPlan("this statement");
    }
    if (analyze) {
      throw DescribeErrors.analyzeChanges(ReadingQuery.name(data));
    }
    return ReadingQuery.of(data);
  }

  private static List<String> lines(Pruned table) {
    List<String> lines = new ArrayList<>();
    if (table.reference().guarded()) {
      lines.add(
          table.reference().label()
              + " (version "
              + table.reference().snapshot().version()
              + "): has a row filter or column masks");
      return lines;
    }
    lines.add(
        table.reference().label()
            + " (version "
            + table.reference().snapshot().version()
            + "): "
            + table.selection().files().size()
            + " of "
            + table.selection().filesBefore()
            + " files, "
            + table.selection().bytes()
            + " of "
            + table.selection().bytesBefore()
            + " bytes");
    for (String filter : table.filters()) {
      lines.add("  filter: " + filter);
    }
    return lines;
  }

  private static String named(String plan, PreparedQuery prepared) {
    String named = plan;
    for (Pruned table : prepared.pruned()) {
      String name = table.reference().name();
      String label = Matcher.quoteReplacement(table.reference().label());
      named = named.replaceAll("\\b" + name + "\\b", label);
    }
    return named;
  }
}
