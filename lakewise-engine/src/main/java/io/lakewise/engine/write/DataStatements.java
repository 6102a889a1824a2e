package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.IdentityConflictException;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.RearrangedException;
import io.lakewise.table.transaction.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs statements that change the rows of a table, each as one commit. */
public final class DataStatements {

  /** Each of them loses only against a commit of somebody else, who gets on. */
  private static final int MAX_RUNS = 20;

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public DataStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** INSERT. */
  public Result insert(DataStatement.Insert insert) {
    return run(insert.table(), "INSERT", target -> new Insert(statement, target, insert).run());
  }

  /** DELETE. */
  public Result delete(DataStatement.Delete delete) {
    return run(
        delete.table(),
        "DELETE",
        target -> {
          Writing writing = writing(target);
          long rows = new Deletion(statement, target, writing).run(delete);
          Operation operation =
              Operation.of("DELETE")
                  .parameter("predicate", predicate(delete.condition().orElse(null)));
          return deleted(rows, target, writing, operation);
        });
  }

  /** TRUNCATE TABLE. */
  public Result truncate(DataStatement.Truncate truncate) {
    return run(
        truncate.table(),
        "TRUNCATE",
        target -> {
          Writing writing = writing(target);
          long rows = new Deletion(statement, target, writing).truncate();
          return deleted(rows, target, writing, Operation.of("TRUNCATE"));
        });
  }

  private Result deleted(long rows, Target target, Writing writing, Operation operation) {
    Operation counted = rows < 0 ? operation : operation.metric("numDeletedRows", rows);
    Committed committed = commit(writing.transaction(), writing.counts().describe(counted));
    return finish("deleted", rows, target, committed, Map.of());
  }

  /** UPDATE. */
  public Result update(DataStatement.Update update) {
    return run(
        update.table(),
        "UPDATE",
        target -> {
          Writing writing = writing(target);
          long rows = new Update(statement, target, writing).run(update);
          Operation operation =
              Operation.of("UPDATE")
                  .parameter("predicate", predicate(update.condition().orElse(null)))
                  .metric("numUpdatedRows", rows);
          Committed committed = commit(writing.transaction(), writing.counts().describe(operation));
          return finish("updated", rows, target, committed, Map.of());
        });
  }

  /** MERGE. */
  public Result merge(DataStatement.Merge merge) {
    return run(
        merge.table(),
        "MERGE",
        target -> {
          Writing writing = writing(target);
          MergeOutcome outcome = new Merge(statement, target, merge, writing).run();
          Operation operation =
              outcome.describe(
                  Operation.of("MERGE").parameter("predicate", predicate(merge.condition())));
          Committed committed =
              commit(writing.transaction(), writing.counts().describeMerge(operation));
          Map<String, String> metrics = new LinkedHashMap<>();
          metrics.put("num_inserted_rows", Long.toString(outcome.inserted()));
          metrics.put("num_updated_rows", Long.toString(outcome.updated()));
          metrics.put("num_deleted_rows", Long.toString(outcome.deleted()));
          return finish("merged", outcome.affected(), target, committed, metrics);
        });
  }

  private Writing writing(Target target) {
    return new Writing(statement, target, target.table().begin(target.snapshot()));
  }

  private Committed commit(Transaction transaction, Operation operation) {
    return transaction.commit(operation, statement.session().principal().id());
  }

  /**
   * Runs again, on the newest version, when somebody else took the identity values meant for it or
   * moved the rows that it changes into other files.
   */
  private Result run(Name name, String operation, Function<Target, Result> work) {
    for (int runs = 1; ; runs++) {
      try {
        return work.apply(new Targets(statement).require(name, operation));
      } catch (IdentityConflictException | RearrangedException e) {
        if (runs == MAX_RUNS) {
          throw e;
        }
        statement.restart();
      }
    }
  }

  static Result finish(
      String verb, long rows, Target target, Committed committed, Map<String, String> more) {
    Map<String, String> metrics = new LinkedHashMap<>();
    if (rows >= 0) {
      metrics.put("num_affected_rows", Long.toString(rows));
    }
    metrics.putAll(more);
    metrics.put("version", Long.toString(committed.version()));
    String count = rows < 0 ? "all rows" : rows == 1 ? "1 row" : rows + " rows";
    String version =
        committed.attempts() == 0 ? "nothing to commit" : "version " + committed.version();
    return Results.done(
        verb + " " + count + " in " + target.label() + " (" + version + ")", metrics);
  }

  private static List<String> predicate(Fragment condition) {
    return condition == null ? List.of() : List.of(condition.text());
  }
}
