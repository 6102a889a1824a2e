package io.lakewise.server.statement;

import io.lakewise.engine.observation.StatementReport;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.warehouse.Admitted;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.transaction.CommitStateUnknownException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One statement from its request to when it is forgotten. Thread-safe. */
public final class Statement {

  private final String id;
  private volatile StatementRequest request;
  private final Optional<OpenSession> session;
  private final Instant created;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private StatementState state = StatementState.PENDING;
  private Instant started;
  private Instant finished;
  private LakewiseException error;
  private KeptResult result;
  private Runnable cancel = () -> {};
  private Supplier<StatementProgress> progress = () -> StatementProgress.NONE;
  private volatile QueryTags sessionTags = QueryTags.NONE;
  private volatile boolean behindAnother;
  private boolean cancelled;
  private boolean stopped;
  private boolean fromCache;
  private Admitted admitted;
  private StatementReport report;

  Statement(String id, StatementRequest request, Optional<OpenSession> session, Instant created) {
    this.id = id;
    this.request = request;
    this.session = session;
    this.created = created;
  }

  /** Unique, hard to guess. */
  public String id() {
    return id;
  }

  /** What was asked; when it has ended, without values and with the beginning of a long text. */
  public StatementRequest request() {
    return request;
  }

  /** The session that it runs in; empty for one of its own. */
  Optional<OpenSession> session() {
    return session;
  }

  /** When it was asked. */
  public Instant created() {
    return created;
  }

  /** What its author and its session say of it; the author's own count more. */
  public QueryTags tags() {
    return request.tags().over(sessionTags);
  }

  /** Its session says of it what its tags are. */
  void tagged(QueryTags tags) {
    sessionTags = tags;
  }

  /** Where it is. */
  public synchronized StatementState state() {
    return state;
  }

  /** When it began to run. */
  public synchronized Optional<Instant> started() {
    return Optional.ofNullable(started);
  }

  /** How far it is; asks where it runs. */
  public StatementProgress progress() {
    Supplier<StatementProgress> asked;
    synchronized (this) {
      asked = progress;
    }
    return asked.get();
  }

  /** Where it was let in, if it was. */
  public synchronized Optional<Admitted> admitted() {
    return Optional.ofNullable(admitted);
  }

  /** What the engine did, once it has told. */
  public synchronized Optional<StatementReport> report() {
    return Optional.ofNullable(report);
  }

  /** The engine tells what it did. */
  synchronized void reported(StatementReport told) {
    report = told;
  }

  /** When it ended. */
  public synchronized Optional<Instant> finished() {
    return Optional.ofNullable(finished);
  }

  /** Why it failed. */
  public synchronized Optional<LakewiseException> error() {
    return Optional.ofNullable(error);
  }

  /** Its result, while it is kept. */
  public synchronized Optional<KeptResult> result() {
    return state == StatementState.SUCCEEDED ? Optional.of(result) : Optional.empty();
  }

  /**
   * Its result.
   *
   * @throws ApiException if it has none, or that is kept no longer
   */
  public synchronized KeptResult requireResult() {
    return result()
        .orElseThrow(
            () ->
                state == StatementState.CLOSED
                    ? ApiException.missing("The result of statement " + id + " is kept no longer.")
                    : ApiException.state(
                        "The statement " + id + " is " + state + " and has no result."));
  }

  /** Whether its rows were known before it came. */
  public synchronized boolean isFromCache() {
    return fromCache;
  }

  synchronized void fromCache() {
    fromCache = true;
  }

  /** Done when it has ended, however it did. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Whether somebody wants it to end. */
  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Waits, until it is let in or somebody wants it to end. */
  synchronized void waits(Runnable howToLeave) {
    if (admitted == null && !state.isFinal()) {
      cancel = howToLeave;
    }
  }

  /** Is let in. */
  synchronized void letIn(Admitted where) {
    admitted = where;
    cancel = () -> {};
  }

  /** Whether it waits for others of its session, in no warehouse's queue. */
  boolean isBehindAnother() {
    return behindAnother;
  }

  /** Waits for others of its session, or no more. */
  void behindAnother(boolean waits) {
    behindAnother = waits;
  }

  /** Begins, unless it was cancelled before. */
  synchronized boolean begin(
      Instant now, Runnable howToCancel, Supplier<StatementProgress> howFar) {
    if (cancelled) {
      return false;
    }
    state = StatementState.RUNNING;
    started = now;
    cancel = howToCancel;
    progress = howFar;
    return true;
  }

  /** Marks it as unwanted, and tells it so if it runs; again and again until it has ended. */
  void cancel() {
    Runnable how;
    synchronized (this) {
      if (state.isFinal()) {
        return;
      }
      cancelled = true;
      how = cancel;
    }
    how.run();
  }

  /** The server stops: what ends now was not wanted to end by its author. */
  synchronized void serverStops() {
    stopped = !cancelled;
  }

  void succeed(Instant now, KeptResult answer) {
    end(StatementState.SUCCEEDED, now, null, answer);
  }

  void fail(Instant now, LakewiseException failure) {
    if (isStopped() && !(failure instanceof CommitStateUnknownException)) {
      end(StatementState.FAILED, now, ServerStopped.error(), null);
    } else {
      end(isCancelled() ? StatementState.CANCELED : StatementState.FAILED, now, failure, null);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private void end(StatementState last, Instant now, LakewiseException failure, KeptResult answer) {
    synchronized (this) {
      state = last;
      finished = now;
      error = failure;
      result = answer;
      cancel = () -> {};
      progress = () -> StatementProgress.NONE;
    }
    ended.complete(null);
  }

  /** All who need its whole text have had it. */
  void told() {
    request = request.shortened();
  }

  /** Gives the result back; nothing happens if there is none. */
  void close() {
    KeptResult old;
    synchronized (this) {
      old = result;
      result = null;
      if (state == StatementState.SUCCEEDED) {
        state = StatementState.CLOSED;
      }
    }
    if (old != null) {
      old.remove();
    }
  }

  /** What its result takes in memory. */
  synchronized long memoryBytes() {
    return result == null ? 0 : result.memoryBytes();
  }
}
