package io.lakewise.server.schedule;

import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.ScheduleRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a run while it goes on. */
final class RunProgress {

  private static final int MOST_NOTED = 2_000;

  Optional<String> statement = Optional.empty();
  Optional<AlertState> alert = Optional.empty();
  Optional<String> value = Optional.empty();
  List<String> sentTo = List.of();
  private final List<String> notes = new ArrayList<>();
  private final List<String> ownersNotes = new ArrayList<>();

  /** Something that whoever sees the run has to know. */
  void note(String note) {
    notes.add(note);
    ownersNotes.add(note);
  }

  /** It does not go on. */
  void failed(RunFailure failure) {
    failed("", failure);
  }

  /** A part of it does not go on. */
  void failed(String part, RunFailure failure) {
    notes.add(part + failure.getMessage());
    ownersNotes.add(part + failure.detail().orElse(failure.getMessage()));
  }

  /**
   * What is written down.
   *
   * @param keepsTexts whether what statements say and find may be kept
   */
  ScheduleRun ended(ScheduleRun begun, boolean done, Instant now, boolean keepsTexts) {
    return new ScheduleRun(
        begun.id(),
        begun.schedule(),
        begun.startedAt(),
        Optional.of(now),
        begun.askedFor(),
        done ? ScheduleRun.State.SUCCEEDED : ScheduleRun.State.FAILED,
        alert,
        value.filter(found -> keepsTexts),
        statement,
        sentTo,
        joined(notes).filter(text -> !text.isEmpty()),
        joined(ownersNotes).filter(told -> keepsTexts && !ownersNotes.equals(notes)));
  }

  private static Optional<String> joined(List<String> notes) {
    return Optional.of(BoundedText.of(String.join(" ", notes), MOST_NOTED));
  }
}
