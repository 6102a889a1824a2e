package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.configuration.ServerConfiguration.Keeping;
import io.lakewise.server.configuration.ServerConfiguration.Working;
import io.lakewise.server.execution.Sessions;
import io.lakewise.server.result.Results;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

  private final Sessions sessions;
  private final Results results;
  private final Keeping keeping;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final Consumer<Statement> ended;
  private final ThreadPoolExecutor threads;
  private final Map<String, Statement> statements = new LinkedHashMap<>();

  /**
   * Runs statements in sessions of {@code sessions} and keeps their results.
   *
   * @param timer not ended by {@link #close}
   * @param ended is told of each statement that has ended
   */
  public Statements(
      Sessions sessions,
      Results results,
      Working working,
      Keeping keeping,
      InstantSource clock,
      ScheduledExecutorService timer,
      Consumer<Statement> ended) {
    this.sessions = sessions;
    this.results = results;
    this.keeping = keeping;
    this.clock = clock;
    this.timer = timer;
    this.ended = ended;
    BlockingQueue<Runnable> queue =
        working.queued() == 0
            ? new SynchronousQueue<>()
            : new ArrayBlockingQueue<>(working.queued());
    this.threads =
        new ThreadPoolExecutor(
            working.running(), working.running(), 60, TimeUnit.SECONDS, queue, Statements::thread);
    threads.allowCoreThreadTimeOut(true);
    timer.scheduleWithFixedDelay(
        this::forget, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "statement", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes a statement; it runs as soon as there is room.
   *
   * @throws ApiException if too many wait
   */
  public Statement submit(StatementRequest request) {
    Statement statement = new Statement(UUID.randomUUID().toString(), request, clock.instant());
    synchronized (statements) {
      statements.put(statement.id(), statement);
    }
    try {
      threads.execute(new StatementRun(statement, sessions, results, clock, ended));
    } catch (RejectedExecutionException full) {
      synchronized (statements) {
        statements.remove(statement.id());
      }
      if (threads.isShutdown()) {
        throw ApiException.stopping();
      }
      throw ApiException.busy(
          "Too many statements wait already ("
              + threads.getQueue().size()
              + "). Try again a little later.",
          1);
    }
    return statement;
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

  /** How many run. */
  public int running() {
    return threads.getActiveCount();
  }

  /** How many wait. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** Removes what was kept long enough, and the oldest where there is too much. */
  private void forget() {
    Instant oldest = clock.instant().minus(keeping.results());
    List<Statement> closed = new ArrayList<>();
    synchronized (statements) {
      long memory = statements.values().stream().mapToLong(Statement::memoryBytes).sum();
      int surplus = statements.size() - keeping.statements();
      Iterator<Statement> all = statements.values().iterator();
      while (all.hasNext()) {
        Statement statement = all.next();
        if (statement.finished().isEmpty()) {
          continue;
        }
        if (surplus > 0) {
          surplus--;
          all.remove();
          closed.add(statement);
          memory -= statement.memoryBytes();
        } else if (statement.finished().get().isBefore(oldest)
            || memory > keeping.resultMemoryBytes()) {
          memory -= statement.memoryBytes();
          closed.add(statement);
        }
      }
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

  /** Takes no more, lets those that run end within a time, and cancels the others. */
  public void stop(Duration patience) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        List<Statement> left;
        synchronized (statements) {
          left = List.copyOf(statements.values());
        }
        left.forEach(Statement::cancel);
        threads.awaitTermination(2, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
