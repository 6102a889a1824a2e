package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.execution.Sessions;
import io.lakewise.server.warehouse.Slot;
import java.util.concurrent.CompletableFuture;

/**
 * A session that a client has opened, whose statements see the variables, temporary views and
 * current schema that those before them left. They run one after the other. Thread-safe.
 */
public final class OpenSession {

  private static final int MOST_WAITING = 100;

  private final String id;
  private final String warehouse;
  private final ServedSession session;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private int present;
  private Statement running;
  private volatile Slot slot;

  OpenSession(String id, Principal caller, String warehouse, Sessions sessions) {
    this.id = id;
    this.warehouse = warehouse;
    this.session = sessions.open(caller, () -> slot.workbench());
  }

  /** Unique, hard to guess. */
  public String id() {
    return id;
  }

  /** Where its statements run that name no other warehouse. */
  public String warehouse() {
    return warehouse;
  }

  /** About what it remembers takes in memory. */
  long keptBytes() {
    return session.keptBytes();
  }

  /** For what needs no worker, before anyone else knows of the session. */
  ServedSession fresh() {
    return session;
  }

  /**
   * Takes a place behind the statements that are here.
   *
   * @return done when they have ended
   * @throws ApiException if too many wait
   */
  synchronized CompletableFuture<Void> turn(Statement statement) {
    if (present > MOST_WAITING) {
      throw ApiException.busy(
          "More than " + MOST_WAITING + " statements wait for their turn in this session.", 1);
    }
    present++;
    CompletableFuture<Void> before = last;
    last = CompletableFuture.allOf(before, statement.ended().thenRun(this::left));
    return before;
  }

  private synchronized void left() {
    present--;
  }

  /** Its turn has come: it runs where it was let in. */
  synchronized ServedSession begin(Statement statement, Slot where) {
    running = statement;
    slot = where;
    return session;
  }

  /** Its turn is over. */
  synchronized void end() {
    running = null;
    slot = null;
  }

  /** Ends what a statement runs; nothing happens to the one after it. */
  synchronized void cancel(Statement statement) {
    if (running == statement) {
      session.cancel();
    }
  }
}
