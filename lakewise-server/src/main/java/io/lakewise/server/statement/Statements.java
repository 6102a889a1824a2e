package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.statement.WarehouseStatement;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.configuration.ServerConfiguration.Keeping;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.server.execution.Sessions;
import io.lakewise.server.result.Results;
import io.lakewise.server.warehouse.Admission;
import io.lakewise.server.warehouse.Slot;
import io.lakewise.server.warehouse.StatementAdmission;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All statements that run, wait, or have ended not long ago. Everybody reaches his own alone.
 * Thread-safe.
 */
public final class Statements implements AutoCloseable {

  /** Enough for views in views, each as deep as the gate allows; only what is used takes memory. */
  private static final long STACK_BYTES = 256L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration CANCEL_AGAIN = Duration.ofMillis(100);
  private static final Duration AFTER_CANCEL = Duration.ofSeconds(2);

  /** Statements of one caller that wait behind others in their sessions. */
  private static final int MOST_WAITING = 1_000;

  /** What texts and values of one caller's statements may take while they run or wait. */
  private static final long MOST_BYTES = 128L << 20;

  /** So many small ones as may wait take less. */
  private static final long SMALL_BYTES = 64 << 10;

  private final Sessions sessions;
  private final Results results;
  private final Keeping keeping;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final StatementListener listener;
  private final StatementAdmission admission;
  private final ExecutorService threads = Executors.newCachedThreadPool(Statements::thread);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean stopping;
  private final Map<String, Statement> statements = new LinkedHashMap<>();

  /**
   * Runs statements in sessions of {@code sessions} and keeps their results.
   *
   * @param admission lets them in
   * @param timer not ended by {@link #close}
   * @param listener is told of each statement
   */
  public Statements(
      Sessions sessions,
      StatementAdmission admission,
      Results results,
      Keeping keeping,
      InstantSource clock,
      ScheduledExecutorService timer,
      StatementListener listener) {
    this.sessions = sessions;
    this.admission = admission;
    this.results = results;
    this.keeping = keeping;
    this.clock = clock;
    this.timer = timer;
    this.listener = listener;
    timer.scheduleWithFixedDelay(
        this::forget, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "statement", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a statement that has a session of its own; it runs as soon as it is let in. */
  public Statement submit(StatementRequest request) {
    return submit(request, Optional.empty());
  }

  /**
   * Takes a statement; it runs as soon as those before it in its session have ended and it is let
   * in.
   *
   * @throws LakewiseException if its warehouse does not take it
   * @throws ApiException if the server is stopping, or too many wait in the session
   */
  public Statement submit(StatementRequest request, Optional<OpenSession> session) {
    if (stopping) {
      throw ApiException.stopping();
    }
    if (session.isPresent()) {
      requireFew(request.caller());
    }
    requireSmall(request);
    Instant asked = clock.instant();
    String id = StatementId.at(asked);
    Statement statement = new Statement(id, request, session, asked);
    CompletableFuture<Void> turn =
        session.map(open -> open.turn(statement)).orElse(CompletableFuture.completedFuture(null));
    if (turn.isDone()) {
      Admission place;
      try {
        place = place(request, id);
      } catch (RuntimeException refusal) {
        statement.fail(clock.instant(), known(statement, refusal));
        over(statement);
        throw refusal;
      }
      take(statement);
      enter(statement, place);
    } else {
      statement.behindAnother(true);
      take(statement);
      CompletableFuture<Void> called = turn.copy();
      statement.waits(() -> called.complete(null));
      called.thenRun(() -> called(statement));
    }
    return statement;
  }

  /** Who waits in sessions is in no warehouse's queue, whose limit does not hold there. */
  private void requireFew(Principal caller) {
    long waiting;
    synchronized (statements) {
      waiting =
          statements.values().stream()
              .filter(Statement::isBehindAnother)
              .filter(statement -> statement.request().caller().id().equals(caller.id()))
              .count();
    }
    if (waiting >= MOST_WAITING) {
      throw ApiException.busy(
          "More than " + MOST_WAITING + " of your statements wait for their turns in sessions.", 1);
    }
  }

  private void requireSmall(StatementRequest request) {
    long bytes = request.bytes();
    if (bytes <= SMALL_BYTES) {
      return;
    }
    synchronized (statements) {
      bytes +=
          statements.values().stream()
              .filter(statement -> !statement.ended().isDone())
              .map(Statement::request)
              .filter(other -> other.caller().id().equals(request.caller().id()))
              .mapToLong(StatementRequest::bytes)
              .sum();
    }
    if (bytes > MOST_BYTES) {
      throw ApiException.busy(
          "The texts and values of your statements that run or wait take too much memory.", 1);
    }
  }

  private void take(Statement statement) {
    synchronized (statements) {
      statements.put(statement.id(), statement);
    }
    listener.taken(statement);
    waiting.incrementAndGet();
  }

  private void enter(Statement statement, Admission place) {
    statement.waits(place::cancel);
    place.slot().whenComplete((slot, refusal) -> letIn(statement, slot, refusal));
  }

  /** Its turn in its session has come, or nobody wants it any more. */
  private void called(Statement statement) {
    statement.behindAnother(false);
    if (statement.isCancelled()) {
      letIn(statement, null, ServerErrors.cancelled());
      return;
    }
    Admission place;
    try {
      place = place(statement.request(), statement.id());
    } catch (RuntimeException refusal) {
      letIn(statement, null, refusal);
      return;
    }
    enter(statement, place);
  }

  private Admission place(StatementRequest request, String id) {
    return WarehouseStatement.begins(request.text())
        ? Admission.withoutWorker(clock.instant())
        : admission.enter(request.caller(), request.warehouse(), request.priority(), id);
  }

  private static LakewiseException known(Statement statement, Throwable refusal) {
    return refusal instanceof LakewiseException known
        ? known
        : ServerErrors.unforeseen(statement.id(), refusal);
  }

  private void letIn(Statement statement, Slot slot, Throwable refusal) {
    waiting.decrementAndGet();
    if (refusal != null) {
      statement.fail(clock.instant(), known(statement, refusal));
      over(statement);
      return;
    }
    running.incrementAndGet();
    try {
      threads.execute(
          new StatementRun(
              statement,
              slot,
              sessions,
              results,
              clock,
              finished -> {
                running.decrementAndGet();
                over(finished);
              }));
    } catch (RejectedExecutionException closed) {
      notBegun(statement, slot, ServerErrors.cancelled());
    } catch (OutOfMemoryError noThread) {
      notBegun(statement, slot, ServerErrors.unforeseen(statement.id(), noThread));
    }
  }

  private void notBegun(Statement statement, Slot slot, LakewiseException why) {
    running.decrementAndGet();
    slot.close();
    statement.fail(clock.instant(), why);
    over(statement);
  }

  private void over(Statement statement) {
    listener.ended(statement);
    statement.told();
  }

  /** The statement of a caller with an id; what belongs to others is not there. */
  public Optional<Statement> find(Principal caller, String id) {
    synchronized (statements) {
      return Optional.ofNullable(statements.get(id))
          .filter(statement -> statement.request().caller().id().equals(caller.id()));
    }
  }

  /** The statement with an id, for who has come with a link that its owner was given. */
  public Optional<Statement> signed(String id) {
    synchronized (statements) {
      return Optional.ofNullable(statements.get(id));
    }
  }

  /** The statements of a caller, the newest first. */
  public List<Statement> of(Principal caller) {
    List<Statement> own = new ArrayList<>();
    synchronized (statements) {
      for (Statement statement : statements.values()) {
        if (statement.request().caller().id().equals(caller.id())) {
          own.add(0, statement);
        }
      }
    }
    return own;
  }

  /**
   * Ends a statement; says so again until it has ended, as one that has not begun hears nothing.
   */
  public void cancel(Statement statement) {
    statement.cancel();
    if (!statement.ended().isDone()) {
      timer.schedule(() -> cancel(statement), CANCEL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Gives the result of a statement back, or ends it; it stays in lists. */
  public void close(Statement statement) {
    if (statement.ended().isDone()) {
      statement.close();
    } else {
      cancel(statement);
    }
  }

  /** How many run. */
  public int running() {
    return running.get();
  }

  /** How many wait. */
  public int waiting() {
    return waiting.get();
  }

  /** Removes what was kept long enough, and where there is too much what {@link GivingWay}. */
  private void forget() {
    Instant oldest = clock.instant().minus(keeping.results());
    List<Statement> closed = new ArrayList<>();
    synchronized (statements) {
      List<Statement> left = new ArrayList<>(statements.values());
      left.removeIf(statement -> statement.finished().isEmpty());
      closed.addAll(
          GivingWay.among(left, any -> 1, (long) statements.size() - keeping.statements()));
      closed.forEach(statement -> statements.remove(statement.id()));
      left.stream()
          .filter(statement -> statement.finished().get().isBefore(oldest))
          .forEach(closed::add);
      left.removeAll(new HashSet<>(closed));
      left.removeIf(statement -> statement.memoryBytes() == 0);
      long memory = left.stream().mapToLong(Statement::memoryBytes).sum();
      closed.addAll(
          GivingWay.among(left, Statement::memoryBytes, memory - keeping.resultMemoryBytes()));
    }
    closed.forEach(Statements::closeQuietly);
  }

  /** A result that cannot be removed is no reason to keep the others. */
  private static void closeQuietly(Statement statement) {
    try {
      statement.close();
    } catch (LakewiseException failure) {
      LOG.warn("The result of statement {} was not removed", statement.id(), failure);
    }
  }

  /** Takes no more, lets those that run or wait end within a time, and cancels the others. */
  public void stop(Duration patience) {
    stopping = true;
    List<Statement> left;
    synchronized (statements) {
      left = statements.values().stream().filter(each -> !each.ended().isDone()).toList();
    }
    if (!ended(left, patience)) {
      left.forEach(Statement::serverStops);
      left.forEach(this::cancel);
      ended(left, AFTER_CANCEL);
    }
    threads.shutdown();
  }

  private static boolean ended(List<Statement> statements, Duration patience) {
    CompletableFuture<?>[] ends =
        statements.stream().map(Statement::ended).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException late) {
      return false;
    }
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
    List<Statement> left;
    synchronized (statements) {
      left = List.copyOf(statements.values());
      statements.clear();
    }
    left.forEach(Statements::closeQuietly);
  }
}
