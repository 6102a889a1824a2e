package io.lakewise.server.flight;

import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.server.warehouse.DeferredResult;
import io.lakewise.server.warehouse.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.types.pojo.Schema;

/** Runs the statements of calls in the sessions of their callers. */
final class StatementCalls {

  private static final long LOOK_MILLIS = 20;

  /** Rows that are not fetched so soon after their ticket was given let others have the turn. */
  private static final Duration FETCHED_WITHIN = Duration.ofSeconds(2);

  private static final String AFFECTED = "num_affected_rows";

  private final FlightSessions sessions;
  private final OpenStatements statements;
  private final ScheduledExecutorService timer;
  private final BiFunction<CallContext, String, FlightRecording> recordings;

  /**
   * Runs statements.
   *
   * @param recordings of statements by their texts
   * @param timer looks whether clients have gone away
   */
  StatementCalls(
      FlightSessions sessions,
      OpenStatements statements,
      ScheduledExecutorService timer,
      BiFunction<CallContext, String, FlightRecording> recordings) {
    this.recordings = recordings;
    this.sessions = sessions;
    this.statements = statements;
    this.timer = timer;
  }

  /** Runs a statement; its rows wait for the ticket in what is answered. */
  FlightInfo open(
      CallContext context, FlightDescriptor descriptor, String sql, List<Parameter> parameters) {
    FlightSession session = sessions.of(context);
    byte[] ticket = statements.newTicket();
    FlightRecording recording = recordings.apply(context, sql);
    watched(
        context,
        session,
        () -> {
          FlightSession.Deferred deferred =
              recorded(context, recording, () -> session.defer(sql, parameters, recording));
          keep(session, ticket, deferred, recording);
          return null;
        });
    sessions.keep(context, session);
    return new FlightInfo(
        null, descriptor, List.of(new FlightEndpoint(new Ticket(ticket))), -1, -1);
  }

  /** What fails, or ends because its client has gone, is recorded so. */
  private static <T> T recorded(
      CallContext context, FlightRecording recording, Supplier<T> action) {
    try {
      return action.get();
    } catch (RuntimeException | Error failure) {
      if (context.isCancelled()) {
        recording.cancelled();
      }
      recording.failed(failure);
      throw failure;
    }
  }

  /** A query keeps its slot for whoever fetches its rows; what has been done needs none. */
  private void keep(
      FlightSession session,
      byte[] ticket,
      FlightSession.Deferred deferred,
      FlightRecording recording) {
    Result result = deferred.result();
    boolean waits = result instanceof QueryResult query && query.rows() instanceof DeferredResult;
    if (!waits) {
      deferred.slot().close();
    }
    statements.add(
        ticket,
        new OpenStatement(
            session.principal(),
            result,
            waits ? deferred.slot() : null,
            statements.now(),
            recording,
            new CompletableFuture<>()));
    if (waits) {
      timer.schedule(
          () -> statements.lapse(ticket), FETCHED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
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
              FlightRecording recording = recordings.apply(context, sql);
              FlightSession.Deferred deferred =
                  recorded(context, recording, () -> session.defer(sql, parameters, recording));
              try (Slot held = deferred.slot();
                  Result result = deferred.result()) {
                return affected(result).orElse(0);
              }
            });
    sessions.keep(context, session);
    return affected;
  }

  /** How many rows a statement changed, if it tells. */
  static OptionalLong affected(Result result) {
    String count = result.metrics().get(AFFECTED);
    return count == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(count));
  }

  /**
   * The columns of a statement's answer as Arrow has them; none for one that changes something.
   * Only a statement that is refused is recorded.
   */
  Schema schema(CallContext context, String sql, List<Parameter> parameters) {
    FlightSession session = sessions.of(context);
    FlightRecording recording = recordings.apply(context, sql);
    return watched(
        context,
        session,
        () -> recorded(context, recording, () -> session.describe(sql, parameters)));
  }

  /**
   * The columns of a table or view as Arrow has them.
   *
   * @param name in its three parts
   * @throws FlightRuntimeException if it cannot be read, or the client has gone
   */
  Schema schema(CallContext context, List<String> name, ArrowFields fields) {
    FlightSession session = sessions.of(context);
    return watched(context, session, () -> session.describe(name, fields));
  }

  /** The types of a statement's markers; empty texts where they cannot be told. */
  List<String> parameterTypes(CallContext context, String sql, int count) {
    if (count == 0) {
      return List.of();
    }
    FlightSession session = sessions.of(context);
    List<String> types = new ArrayList<>();
    try {
      types.addAll(watched(context, session, () -> session.with(open -> open.parameterTypes(sql))));
    } catch (FlightRuntimeException notTold) {
      types.clear();
    }
    while (types.size() < count) {
      types.add("");
    }
    return types;
  }

  /**
   * Runs several statements with the caller's session, on a worker.
   *
   * @param text under which the last of them is recorded
   */
  <T> T with(CallContext context, String text, Function<ServedSession, T> action) {
    FlightSession session = sessions.of(context);
    FlightRecording recording = recordings.apply(context, text).ofTheLast();
    return watched(
        context,
        session,
        () ->
            recorded(
                context,
                recording,
                () -> {
                  T answer = session.with(recording, action);
                  recording.succeeded();
                  return answer;
                }));
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
    Thread caller = Thread.currentThread();
    ScheduledFuture<?> looking =
        timer.scheduleWithFixedDelay(
            () -> {
              if (context.isCancelled()) {
                session.cancel(caller);
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
