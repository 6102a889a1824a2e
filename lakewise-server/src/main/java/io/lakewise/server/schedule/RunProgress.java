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
  Optional<String> detail = Optional.empty();
  final List<String> notes = new ArrayList<>();

  /** It does not go on. */
  void failed(RunFailure failure) {
    notes.add(failure.getMessage());
    detail = failure.detail();
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
        Optional.of(bounded(String.join(" ", notes))).filter(text -> !text.isEmpty()),
        detail.filter(found -> keepsTexts).map(RunProgress::bounded));
  }

  private static String bounded(String text) {
    return BoundedText.of(text, MOST_NOTED);
  }
}
