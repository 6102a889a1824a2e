package io.lakewise.server.flight;

import io.lakewise.engine.observation.StatementObserver;
import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.record.ClientCall;
import io.lakewise.server.record.EndedStatement;
import io.lakewise.server.record.StatementFailure;
import io.lakewise.server.record.StatementRecorder;
import io.lakewise.server.statement.QueryTags;
import io.lakewise.server.statement.StatementId;
import io.lakewise.server.warehouse.Admitted;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be recorded of one statement of Flight. It has ended when its rows were fetched or
 * given up, or its error was seen. Thread-safe.
 */
final class FlightRecording implements StatementObserver {

  private final Principal caller;
  private final String text;
  private ClientCall call;
  private final Clock clock;
  private final StatementRecorder recorder;
  private final String id;
  private final Instant asked;
  private Admitted admitted;
  private StatementReport report;
  private boolean recorded;
  private boolean ofTheLast;
  private boolean cancelled;
  private StatementFailure fetchFailure;

  /** A statement that is asked now. */
  FlightRecording(
      Principal caller, String text, ClientCall call, Clock clock, StatementRecorder recorder) {
    this.caller = caller;
    this.text = text;
    this.call = call;
    this.clock = clock;
    this.recorder = recorder;
    this.asked = clock.instant();
    this.id = StatementId.at(asked);
  }

  /** Of the statement, as its record has it. */
  String id() {
    return id;
  }

  /** About what its text takes in memory. */
  long textBytes() {
    return 2L * text.length();
  }

  /** Of several statements the last one's report counts, once {@link #succeeded} is called. */
  FlightRecording ofTheLast() {
    ofTheLast = true;
    return this;
  }

  /** All statements have ended well. */
  synchronized void succeeded() {
    record("FINISHED", null);
  }

  /** What the statement's session says of it. */
  synchronized void tagged(Map<String, String> tags) {
    call = call.tagged(new QueryTags(tags));
  }

  /** The statement has a worker. */
  synchronized void admitted(Admitted where) {
    admitted = where;
    recorder.began(statement(asked, "RUNNING", null));
  }

  /** Nothing more is heard of the statement. */
  synchronized void closed() {
    if (!recorded) {
      recorder.forgotten(id);
    }
  }

  /** What failed is told again with its error. */
  @Override
  public synchronized void ended(StatementReport told) {
    report = told;
    if (fetchFailure != null && !cancelled) {
      record("FAILED", fetchFailure);
    } else if (told.failure() == null && !ofTheLast) {
      record("FINISHED", null);
    }
  }

  /** Nobody wants the statement any more: however it ends now, it was cancelled. */
  synchronized void cancelled() {
    cancelled = true;
  }

  /** Whether somebody has said that nobody wants it. */
  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Its rows failed while they were fetched; it is recorded so when its report comes. */
  synchronized void fetchFailed(Throwable error) {
    fetchFailure = StatementFailure.of(error);
  }

  /** The statement failed; nothing happens if it had ended before. */
  synchronized void failed(Throwable error) {
    record("FAILED", StatementFailure.of(error));
  }

  private void record(String outcome, StatementFailure failure) {
    if (recorded) {
      return;
    }
    String status = cancelled ? "CANCELED" : outcome;
    recorded = true;
    recorder.ended(statement(clock.instant(), status, failure));
  }

  private EndedStatement statement(Instant ended, String status, StatementFailure failure) {
    return new EndedStatement(
        id,
        caller.id(),
        text,
        call,
        Optional.ofNullable(admitted),
        asked,
        ended,
        status,
        failure,
        Optional.ofNullable(report),
        -1);
  }
}
