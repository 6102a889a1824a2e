package io.lakewise.server.record;

import io.lakewise.catalog.record.PendingRecords;
import io.lakewise.catalog.record.RunningStatements;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.engine.observation.StatementReport.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes in the state which statements run, those that are soon over excepted, and says how those
 * ended whose server was killed. {@link #began} and {@link #over} are thread-safe.
 */
final class RunningNotes {

  /**
   * A statement that is over so soon costs nothing but a place in memory. With the time from one
   * writing to the next it is less than a second, which is what may be lost.
   */
  static final Duration SOON = Duration.ofMillis(550);

  /** How often a server says that it lives, while something runs. */
  private static final Duration SIGN = Duration.ofSeconds(10);

  private static final StatementFailure LOST =
      new StatementFailure(
          Failure.RESOURCE,
          "SERVER_LOST",
          "The server ended while the statement ran. What it had committed is part of its tables,"
              + " all else is not: look with DESCRIBE HISTORY before you run it again.");

  private final RunningStatements noted;
  private final PendingRecords pending;
  private final StatementEntries entries;
  private final boolean keepsTexts;
  private final InstantSource clock;
  private final String server = ServerProcess.own().toString();
  private final Map<String, EndedStatement> running = new ConcurrentHashMap<>();
  private final Set<String> told = new HashSet<>();
  private Instant signed = Instant.EPOCH;

  /**
   * Notes in a state.
   *
   * @param keepsTexts whether the texts of statements may be kept
   */
  RunningNotes(
      RunningStatements noted,
      PendingRecords pending,
      StatementEntries entries,
      boolean keepsTexts,
      InstantSource clock) {
    this.noted = noted;
    this.pending = pending;
    this.entries = entries;
    this.keepsTexts = keepsTexts;
    this.clock = clock;
  }

  void began(EndedStatement soFar) {
    running.put(soFar.id(), soFar);
  }

  void over(String id) {
    running.remove(id);
  }

  /** Writes what is new; answers the statements that it had not written before. */
  List<EndedStatement> write() {
    Instant now = clock.instant();
    List<EndedStatement> begun = new ArrayList<>();
    Set<String> over = new HashSet<>(told);
    running.forEach(
        (id, statement) -> {
          if (!over.remove(id) && !statement.asked().plus(SOON).isAfter(now)) {
            begun.add(statement);
          }
        });
    boolean silent = !told.isEmpty() && !signed.plus(SIGN).isAfter(now);
    if (begun.isEmpty() && over.isEmpty() && !silent) {
      return begun;
    }
    noted.note(
        server, StatementEntries.micros(now), begun.stream().map(this::entry).toList(), over);
    told.removeAll(over);
    begun.forEach(entry -> told.add(entry.id()));
    signed = now;
    return begun;
  }

  private StatementHistory.Entry entry(EndedStatement statement) {
    return new StatementHistory.Entry(
        statement.id(),
        statement.user(),
        StatementEntries.micros(statement.asked()),
        RecordJson.line(entries.of(statement).brief()),
        keepsTexts ? statement.text() : null,
        null);
  }

  /** Statements of servers that have ended are over; answers them. */
  List<StatementRecord> recover() {
    List<StatementRecord> ended = new ArrayList<>();
    long now = StatementEntries.micros(clock.instant());
    for (RunningStatements.Entry entry : noted.ofOthers(server)) {
      Duration silent = Duration.of(now - entry.seenAt(), ChronoUnit.MICROS);
      if (ServerProcess.of(entry.server()).isGone(silent)) {
        StatementHistory.Entry begun = entry.statement();
        StatementRecord record = (StatementRecord) RecordJson.entry(begun.content());
        StatementRecord lost = record.failed(entry.seenAt(), LOST.fault().name(), LOST.code());
        ended.add(lost);
        pending.lost(
            RecordJson.line(lost) + '\n',
            new StatementHistory.Entry(
                begun.id(),
                begun.user(),
                begun.startedAt(),
                RecordJson.line(lost),
                begun.text(),
                begun.text() == null ? null : LOST.message()));
      }
    }
    return ended;
  }
}
