package io.lakewise.server.statement;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.server.execution.Sessions;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.Results;
import io.lakewise.table.error.LakewiseException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one statement in a session of its own and keeps its result. */
final class StatementRun implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(StatementRun.class);

  private final Statement statement;
  private final Sessions sessions;
  private final Results results;
  private final InstantSource clock;

  StatementRun(Statement statement, Sessions sessions, Results results, InstantSource clock) {
    this.statement = statement;
    this.sessions = sessions;
    this.results = results;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      statement.succeed(clock.instant(), answer());
    } catch (LakewiseException failure) {
      statement.fail(clock.instant(), failure);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      LOG.error("Statement {} failed in an unforeseen way", statement.id(), failure);
      statement.fail(clock.instant(), ServerErrors.unforeseen(statement.id(), failure));
    }
  }

  private KeptResult answer() {
    StatementRequest request = statement.request();
    try (Session session = sessions.open(request.caller())) {
      if (!statement.begin(clock.instant(), session::cancel)) {
        throw ServerErrors.cancelled();
      }
      new CurrentSchema(session).use(request.catalog(), request.schema());
      session.bind(request.parameters());
      try (Result result = session.execute(request.text())) {
        return results.keep(statement.id(), result, request.limits());
      }
    }
  }
}
