package io.lakewise.server.flight;

import io.lakewise.engine.observation.StatementObserver;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.statement.WarehouseStatement;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.warehouse.Admission;
import io.lakewise.server.warehouse.Priority;
import io.lakewise.server.warehouse.Slot;
import io.lakewise.server.warehouse.StatementAdmission;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Schema;

/** A session of the engine for the calls of one client, which may come at the same time. */
final class FlightSession {

  private final Principal principal;
  private final StatementAdmission admission;
  private final ServedSession session;
  private final ReentrantLock running = new ReentrantLock();
  private String asked = "";
  private volatile String priority = "";
  private final Object turn = new Object();
  private volatile Admission waiting;
  private Thread runner;
  private Slot slot;

  FlightSession(
      Principal principal,
      StatementAdmission admission,
      BiFunction<Principal, Supplier<Workbench>, ServedSession> opener) {
    this.principal = principal;
    this.admission = admission;
    this.session = opener.apply(principal, () -> slot.workbench());
  }

  Principal principal() {
    return principal;
  }

  /** About what it remembers takes in memory. */
  long keptBytes() {
    return session.keptBytes();
  }

  /** Where its statements run; empty for the default warehouse. */
  String warehouse() {
    return session.warehouse();
  }

  /** Changes where its statements run. */
  void warehouse(String idOrName) {
    session.warehouse(idOrName);
  }

  /** A client that sends the same with each call wants it until it has chosen another. */
  synchronized void asks(String idOrName) {
    if (!asked.equals(idOrName)) {
      asked = idOrName;
      warehouse(idOrName);
    }
  }

  /** Changes which of the waiting statements come first. */
  void priority(String name) {
    priority = name;
  }

  /** Whether a new session would not do. */
  boolean remembers() {
    return local(ServedSession::remembers);
  }

  /** Does what needs no worker, when the call before it has ended. */
  <T> T local(Function<ServedSession, T> action) {
    running.lock();
    try {
      return action.apply(session);
    } finally {
      running.unlock();
    }
  }

  /** Runs something on a worker, when the call before it has ended. */
  <T> T with(Function<ServedSession, T> action) {
    return on(
        "",
        "",
        (open, held) -> {
          try (held) {
            return action.apply(open);
          }
        });
  }

  /** Runs a statement on a worker, when the call before it has ended; what it did is recorded. */
  <T> T with(FlightRecording recording, Function<ServedSession, T> action) {
    return on(
        "",
        recording.id(),
        (open, held) -> {
          try (held) {
            recording.tagged(open.queryTags());
            recording.admitted(held.admitted());
            open.observe(recording);
            return action.apply(open);
          } finally {
            open.observe(StatementObserver.NONE);
          }
        });
  }

  /** Runs something on a worker; it gives the slot back, now or later. */
  private <T> T on(String statement, String id, BiFunction<ServedSession, Slot, T> action) {
    running.lock();
    try {
      runs(Thread.currentThread());
      Admission place =
          WarehouseStatement.begins(statement)
              ? Admission.withoutWorker(Instant.now())
              : admission.enter(
                  principal, session.warehouse(), Priority.of(priority, principal), id);
      waiting = place;
      slot = place.await();
      waiting = null;
      return action.apply(session, slot);
    } finally {
      runs(null);
      waiting = null;
      slot = null;
      running.unlock();
    }
  }

  /**
   * A statement that was run, or a query that is prepared to be.
   *
   * @param slot of the query's worker; given back by whoever closes the result
   */
  record Deferred(Result result, Slot slot) {}

  /**
   * Runs a statement; a query is only prepared to be run.
   *
   * @param recording learns what it does
   */
  Deferred defer(String statement, List<Parameter> parameters, FlightRecording recording) {
    return on(
        statement,
        recording.id(),
        (open, held) -> {
          recording.tagged(open.queryTags());
          recording.admitted(held.admitted());
          open.observe(recording);
          open.bind(parameters);
          try {
            return new Deferred(open.defer(statement), held);
          } catch (RuntimeException | Error failure) {
            held.close();
            throw failure;
          } finally {
            open.bind(List.of());
            open.observe(StatementObserver.NONE);
          }
        });
  }

  /** The columns of a statement's answer as Arrow has them; none for what changes something. */
  Schema describe(String statement, List<Parameter> parameters) {
    return on(
        statement,
        "",
        (open, held) -> {
          open.bind(parameters);
          try (held) {
            List<ResultColumn> columns = open.describe(statement);
            return columns.isEmpty()
                ? new Schema(List.of())
                : DecimalColumns.told(held.arrowSchema(columns));
          } finally {
            open.bind(List.of());
          }
        });
  }

  /**
   * The columns of a table or view as Arrow has them: of a table as its log tells, of a view from a
   * plan.
   *
   * @param name in its three parts
   */
  Schema describe(List<String> name, ArrowFields fields) {
    return on(
        "",
        "",
        (open, held) -> {
          try (held) {
            List<ResultColumn> columns =
                open.tableColumns(name)
                    .orElseGet(() -> open.describe("SELECT * FROM " + MetadataCalls.quoted(name)));
            return DecimalColumns.told(fields.schema(columns, held::arrowSchema));
          }
        });
  }

  private void runs(Thread caller) {
    synchronized (turn) {
      runner = caller;
    }
  }

  /** Ends what a thread has waiting or running here; what another one has goes on. */
  void cancel(Thread caller) {
    synchronized (turn) {
      if (runner != caller) {
        return;
      }
      Admission place = waiting;
      if (place != null) {
        place.cancel();
      }
      session.cancel();
    }
  }
}
