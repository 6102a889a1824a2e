package io.lakewise.server.schedule;

import io.lakewise.catalog.Principals;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.engine.session.Parameter;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs queries of a schedule as its owner would, with the rights that this one has now: like any
 * other statement they wait for their warehouse, are recorded and audited. Thread-safe.
 *
 * @param statements that run
 * @param principals who owners are
 * @param clock for how long a run may take
 */
record ScheduledStatement(
    Statements statements, Supplier<Principals> principals, InstantSource clock) {

  /** What a run may take, however many queries it has. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Bytes of all results of a run. */
  static final long MOST_BYTES = 64L << 20;

  private static final long MOST_ROWS = 100_000;
  private static final String CLIENT = "lakewise-schedule";

  /** Whoever a schedule runs for. */
  Principal owner(Schedule schedule) throws RunFailure {
    String name = schedule.owner();
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

  /**
   * Runs a query to its end.
   *
   * @param begun when the run has begun that it is a part of
   * @param mostBytes of its result; more are cut
   */
  Statement run(
      Schedule schedule,
      Principal owner,
      String text,
      List<Parameter> parameters,
      Instant begun,
      long mostBytes)
      throws RunFailure {
    SavedText.requireQuery(text);
    long left = Duration.between(clock.instant(), begun.plus(PATIENCE)).toMillis();
    if (left <= 0) {
      throw tooLong();
    }
    Statement statement;
    try {
      statement =
          statements.submit(
              request(
                  schedule,
                  owner,
                  text,
                  parameters,
                  new ResultLimits(MOST_ROWS, mostBytes, false)));
    } catch (LakewiseException refused) {
      throw RunFailure.of(refused);
    } catch (ApiException refused) {
      throw new RunFailure("The query was refused.", refused.getMessage());
    }
    try {
      statement.ended().get(left, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      statements.cancel(statement);
      throw tooLong();
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

  private static RunFailure tooLong() {
    return new RunFailure(
        "The run took longer than %d minutes and was ended. Make its queries faster, or give it a larger warehouse."
            .formatted(PATIENCE.toMinutes()));
  }

  private static StatementRequest request(
      Schedule schedule,
      Principal owner,
      String text,
      List<Parameter> parameters,
      ResultLimits limits) {
    return new StatementRequest(
        owner,
        text,
        parameters,
        schedule.warehouse(),
        Optional.empty(),
        Optional.empty(),
        limits,
        false,
        ResultFormat.ARROW_STREAM,
        CLIENT,
        Priority.NORMAL,
        "",
        QueryTags.NONE);
  }
}
