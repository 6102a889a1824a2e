package io.lakewise.catalog.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a {@link Schedule}.
 *
 * @param id unique
 * @param schedule its id
 * @param startedAt when it began
 * @param endedAt when it ended; empty while it runs
 * @param askedFor whether somebody asked for it, rather than the time
 * @param state where it is
 * @param alert what the alert found
 * @param value the value that was compared, as text
 * @param statement id of the statement
 * @param sentTo who took what was sent
 * @param message why it failed, or what else is to be known, in words
 * @param detail what the query itself said when it failed; its owner's alone
 */
public record ScheduleRun(
    String id,
    String schedule,
    Instant startedAt,
    Optional<Instant> endedAt,
    boolean askedFor,
    State state,
    Optional<AlertState> alert,
    Optional<String> value,
    Optional<String> statement,
    List<String> sentTo,
    Optional<String> message,
    Optional<String> detail) {

  /** Where a run is. */
  public enum State {
    /** On its way. */
    RUNNING,
    /** Done, and sent to whom it was to be sent. */
    SUCCEEDED,
    /** Not done, or not sent to everybody. */
    FAILED
  }

  /** Copies the list. */
  public ScheduleRun {
    sentTo = List.copyOf(sentTo);
  }

  /** The same, not done. */
  public ScheduleRun failed(Instant end, Optional<AlertState> found, String why) {
    return new ScheduleRun(
        id,
        schedule,
        startedAt,
        Optional.of(end),
        askedFor,
        State.FAILED,
        found,
        value,
        statement,
        sentTo,
        Optional.of(why),
        detail);
  }

  /** One that begins. */
  public static ScheduleRun begun(String id, String schedule, boolean askedFor, Instant now) {
    return new ScheduleRun(
        id,
        schedule,
        now,
        Optional.empty(),
        askedFor,
        State.RUNNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
