package io.lakewise.server.flight;

import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A session of the engine for the calls of one client, which may come at the same time. */
final class FlightSession {

  private final Principal principal;
  private final Session session;
  private final ReentrantLock running = new ReentrantLock();

  FlightSession(Principal principal, Session session) {
    this.principal = principal;
    this.session = session;
  }

  Principal principal() {
    return principal;
  }

  /** Runs something when the call before it has ended. */
  <T> T with(Function<Session, T> action) {
    running.lock();
    try {
      return action.apply(session);
    } finally {
      running.unlock();
    }
  }

  /** Runs a statement; a query is only prepared to be run. */
  Result defer(String statement, List<Parameter> parameters) {
    return with(
        open -> {
          open.bind(parameters);
          try {
            return open.defer(statement);
          } finally {
            open.bind(List.of());
          }
        });
  }

  /** Ends the call that is running. */
  void cancel() {
    session.cancel();
  }
}
