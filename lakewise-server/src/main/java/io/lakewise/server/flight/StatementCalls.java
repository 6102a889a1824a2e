package io.lakewise.server.flight;

import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.warehouse.DeferredResult;
import io.lakewise.server.warehouse.WorkerAddress;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.types.pojo.Schema;

/** Runs the statements of calls in the sessions of their callers. */
final class StatementCalls {

  private static final long LOOK_MILLIS = 20;
  private static final String AFFECTED = "num_affected_rows";

  private final FlightSessions sessions;
  private final OpenStatements statements;
  private final Function<List<ResultColumn>, Schema> schemas;
  private final ScheduledExecutorService timer;

  /**
   * Runs statements.
   *
   * @param schemas in which Arrow schema columns are streamed
   * @param timer looks whether clients have gone away
   */
  StatementCalls(
      FlightSessions sessions,
      OpenStatements statements,
      Function<List<ResultColumn>, Schema> schemas,
      ScheduledExecutorService timer) {
    this.sessions = sessions;
    this.statements = statements;
    this.schemas = schemas;
    this.timer = timer;
  }

  /** Runs a statement; its rows wait for the ticket in what is answered. */
  FlightInfo open(
      CallContext context, FlightDescriptor descriptor, String sql, List<Parameter> parameters) {
    FlightSession session = sessions.of(context);
    byte[] ticket = statements.newTicket();
    watched(
        context,
        session,
        () -> {
          Result result = session.defer(sql, parameters);
          WorkerAddress worker = null;
          if (result instanceof QueryResult query
              && query.rows() instanceof DeferredResult deferred) {
            worker = handOver(deferred, ticket, result);
          }
          statements.add(
              ticket, new OpenStatement(session.principal(), result, worker, statements.now()));
          return null;
        });
    sessions.keep(context, session);
    return new FlightInfo(
        null, descriptor, List.of(new FlightEndpoint(new Ticket(ticket))), -1, -1);
  }

  private static WorkerAddress handOver(DeferredResult rows, byte[] ticket, Result result) {
    try {
      return rows.handOver(ticket);
    } catch (RuntimeException e) {
      result.close();
      throw e;
    }
  }

  /**
   * Runs a statement whose rows nobody asks for.
   *
   * @return how many rows it changed; 0 for what has no rows to change, as a client that is told of
   *     an unknown number (-1) may run the statement again to get rows
   */
  long update(CallContext context, String sql, List<Parameter> parameters) {
    FlightSession session = sessions.of(context);
    long affected =
        watched(
            context,
            session,
            () -> {
              try (Result result = session.defer(sql, parameters)) {
                String count = result.metrics().get(AFFECTED);
                return count == null ? 0L : Long.parseLong(count);
              }
            });
    sessions.keep(context, session);
    return affected;
  }

  /** The columns of a statement's answer as Arrow has them; none for one that changes something. */
  Schema schema(CallContext context, String sql, List<Parameter> parameters) {
    FlightSession session = sessions.of(context);
    List<ResultColumn> columns =
        watched(
            context,
            session,
            () ->
                session.with(
                    open -> {
                      open.bind(parameters);
                      try {
                        return open.describe(sql);
                      } finally {
                        open.bind(List.of());
                      }
                    }));
    return columns.isEmpty() ? new Schema(List.of()) : schemas.apply(columns);
  }

  /** All rows of a statement of ours. */
  <T> T rows(CallContext context, String sql, Function<Result, T> reader) {
    FlightSession session = sessions.of(context);
    return watched(
        context,
        session,
        () ->
            session.with(
                open -> {
                  try (Result result = open.execute(sql)) {
                    return reader.apply(result);
                  }
                }));
  }

  /** Cancels what a call does when its client goes away. */
  private <T> T watched(CallContext context, FlightSession session, Supplier<T> action) {
    ScheduledFuture<?> looking =
        timer.scheduleWithFixedDelay(
            () -> {
              if (context.isCancelled()) {
                session.cancel();
              }
            },
            LOOK_MILLIS,
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
    try {
      return action.get();
    } catch (RuntimeException e) {
      throw FlightErrors.of(e);
    } finally {
      looking.cancel(false);
    }
  }
}
