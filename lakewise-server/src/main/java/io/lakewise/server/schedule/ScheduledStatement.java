package io.lakewise.server.schedule;

import io.lakewise.catalog.Principals;
import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.result.ResultFormat;
import io.lakewise.server.result.ResultLimits;
import io.lakewise.server.statement.QueryTags;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementRequest;
import io.lakewise.server.statement.Statements;
import io.lakewise.server.warehouse.Priority;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs the query of a schedule as its owner would, with the rights that this one has now: like any
 * other statement it waits for its warehouse, is recorded and audited. Thread-safe.
 */
final class ScheduledStatement {

  static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final long MOST_ROWS = 100_000;
  private static final long MOST_BYTES = 64L << 20;
  private static final String CLIENT = "lakewise-schedule";

  private final Statements statements;
  private final Supplier<SavedItems> queries;
  private final Supplier<Principals> principals;

  ScheduledStatement(
      Statements statements, Supplier<SavedItems> queries, Supplier<Principals> principals) {
    this.statements = statements;
    this.queries = queries;
    this.principals = principals;
  }

  /**
   * A query that has run.
   *
   * @param query what was run
   * @param statement with its result
   */
  record Ran(SavedItem query, Statement statement) {}

  /** Runs it to its end. */
  Ran run(Schedule schedule) throws RunFailure {
    Principal owner = owner(schedule.owner());
    SavedItem query;
    SavedItemVersion version;
    try {
      query = queries.get().require(owner.viewer(), schedule.query()).item();
      version =
          queries.get().version(owner.viewer(), schedule.query(), OptionalLong.of(query.version()));
      if (queries
          .get()
          .isChangedByOthers(owner.viewer(), schedule.query(), schedule.queryVersion())) {
        throw new RunFailure(
            "Somebody else than its owner has changed the saved query since it was scheduled. Look at it, and save the "
                + (schedule.isAlert() ? "alert" : "report")
                + " again.");
      }
    } catch (NameNotFoundException gone) {
      throw new RunFailure(
          "The saved query is gone, or no longer shared with "
              + owner.id()
              + ". Choose another, or have it shared again.");
    }
    SavedText.requireQuery(version.text());
    return new Ran(query, ended(schedule, owner, version));
  }

  private Principal owner(String name) throws RunFailure {
    PrincipalEntry entry =
        principals
            .get()
            .find(name)
            .filter(found -> found.kind() != PrincipalKind.GROUP)
            .orElseThrow(
                () ->
                    new RunFailure(
                        "Its owner "
                            + name
                            + " is not known any more, and nobody's rights are left."));
    if (!entry.active()) {
      throw new RunFailure("Its owner " + name + " is deactivated, and so has no rights.");
    }
    return new Principal(entry.name(), entry.admin());
  }

  private Statement ended(Schedule schedule, Principal owner, SavedItemVersion version)
      throws RunFailure {
    Statement statement;
    try {
      statement = statements.submit(request(schedule, owner, version));
    } catch (LakewiseException refused) {
      throw RunFailure.of(refused);
    } catch (ApiException refused) {
      throw new RunFailure("The query was refused.", refused.getMessage());
    }
    try {
      statement.ended().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      statements.cancel(statement);
      throw new RunFailure(
          "The query took longer than %d minutes and was ended. Make it faster, or give it a larger warehouse."
              .formatted(PATIENCE.toMinutes()));
    } catch (InterruptedException | ExecutionException end) {
      statements.cancel(statement);
      Thread.currentThread().interrupt();
      throw new RunFailure(Scheduler.STOPPED);
    }
    if (statement.error().isPresent()) {
      throw RunFailure.of(statement.error().get());
    }
    return statement;
  }

  private static StatementRequest request(
      Schedule schedule, Principal owner, SavedItemVersion version) {
    return new StatementRequest(
        owner,
        version.text(),
        SavedText.parameters(version),
        schedule.warehouse(),
        Optional.empty(),
        Optional.empty(),
        new ResultLimits(MOST_ROWS, MOST_BYTES, false),
        false,
        ResultFormat.ARROW_STREAM,
        CLIENT,
        Priority.NORMAL,
        "",
        QueryTags.NONE);
  }
}
