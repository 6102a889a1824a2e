package io.lakewise.server.statement;

import io.lakewise.engine.observation.Standing;
import io.lakewise.engine.observation.StatementObserver;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.server.execution.Sessions;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.Results;
import io.lakewise.server.warehouse.Slot;
import io.lakewise.table.error.LakewiseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one statement, in its client's session or one of its own, and keeps its result. */
final class StatementRun implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(StatementRun.class);

  private final Statement statement;
  private final Slot slot;
  private final Sessions sessions;
  private final Results results;
  private final InstantSource clock;
  private final Consumer<Statement> ended;

  /**
   * Runs {@code statement}.
   *
   * @param slot where; given back at the end
   * @param ended is told when it has ended
   */
  StatementRun(
      Statement statement,
      Slot slot,
      Sessions sessions,
      Results results,
      InstantSource clock,
      Consumer<Statement> ended) {
    this.statement = statement;
    this.slot = slot;
    this.sessions = sessions;
    this.results = results;
    this.clock = clock;
    this.ended = ended;
  }

  @Override
  public void run() {
    statement.letIn(slot.admitted());
    try {
      KeptResult answer = answer();
      statement.succeed(clock.instant(), answer);
    } catch (LakewiseException failure) {
      statement.fail(clock.instant(), failure);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      LOG.error("Statement {} failed in an unforeseen way", statement.id(), failure);
      statement.fail(clock.instant(), ServerErrors.unforeseen(statement.id(), failure));
    } finally {
      ended.accept(statement);
    }
  }

  private static StatementProgress progress(ServedSession session) {
    Standing standing = session.standing();
    OptionalDouble fraction = OptionalDouble.empty();
    if (standing.told()) {
      try {
        double done = session.progress();
        fraction = done < 0 ? fraction : OptionalDouble.of(done);
      } catch (LakewiseException ended) {
        // Its worker is gone, or the statement is: nobody knows.
        fraction = OptionalDouble.empty();
      }
    }
    return new StatementProgress(standing.planned(), standing.files(), fraction);
  }

  private KeptResult answer() {
    Optional<OpenSession> open = statement.session();
    try (slot) {
      if (open.isPresent()) {
        return answer(open.get());
      }
      try (ServedSession session = sessions.open(statement.request().caller(), slot::workbench)) {
        return answer(session, session::cancel);
      }
    }
  }

  private KeptResult answer(OpenSession open) {
    ServedSession session = open.begin(statement, slot);
    try {
      return answer(session, () -> open.cancel(statement));
    } finally {
      session.bind(List.of());
      session.observe(StatementObserver.NONE);
      open.end();
    }
  }

  private KeptResult answer(ServedSession session, Runnable cancel) {
    StatementRequest request = statement.request();
    if (!statement.begin(clock.instant(), cancel, () -> progress(session))) {
      throw ServerErrors.cancelled();
    }
    new CurrentSchema(session).use(request.catalog(), request.schema());
    statement.tagged(new QueryTags(session.queryTags()));
    session.bind(request.parameters());
    session.observe(statement::reported);
    try (Result result = session.defer(request.text())) {
      if (result.metrics().containsKey(QueryResult.FROM_CACHE)) {
        statement.fromCache();
      }
      return results.keep(statement.id(), result, request.limits());
    }
  }
}
