package io.lakewise.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.table.error.LakewiseException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written down about runs. */
class RunProgressTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ScheduleRun BEGUN = ScheduleRun.begun("r", "s", false, NOW);

  private static RunProgress failed() {
    RunProgress progress = new RunProgress();
    progress.value = Optional.of("7");
    progress.failed(
        RunFailure.of(new LakewiseException(LakewiseException.Code.USER, "No secret 'x'\0")));
    return progress;
  }

  @Test
  void whatAQuerySaidIsKeptApartAndOnlyWhereTextsAre() {
    ScheduleRun kept = failed().ended(BEGUN, false, NOW, true);
    assertThat(kept.message()).contains("The query failed (USER).");
    assertThat(kept.detail()).contains("No secret 'x'\ufffd");
    assertThat(kept.value()).contains("7");
    ScheduleRun bare = failed().ended(BEGUN, false, NOW, false);
    assertThat(bare.message()).contains("The query failed (USER).");
    assertThat(bare.detail()).isEmpty();
    assertThat(bare.value()).isEmpty();
  }

  @Test
  void partsThatFailAreToldTogetherAndTheirOwnerIsToldWhatTheySaid() {
    RunProgress progress = failed();
    progress.failed("Sales: ", new RunFailure("It failed.", "No table 'y'."));
    progress.note("Nobody took it.");
    ScheduleRun kept = progress.ended(BEGUN, false, NOW, true);
    assertThat(kept.message())
        .contains("The query failed (USER). Sales: It failed. Nobody took it.");
    assertThat(kept.detail().orElseThrow())
        .contains("'x'")
        .endsWith("Sales: No table 'y'. Nobody took it.");
    RunProgress noted = new RunProgress();
    noted.note("Cut.");
    assertThat(noted.ended(BEGUN, true, NOW, true).detail()).isEmpty();
  }

  @Test
  void notesAreBoundedTogether() {
    RunProgress progress = new RunProgress();
    assertThat(progress.ended(BEGUN, true, NOW, true).message()).isEmpty();
    for (int i = 0; i < 9; i++) {
      progress.note("x".repeat(1_500) + "\0");
    }
    assertThat(progress.ended(BEGUN, true, NOW, true).message().orElseThrow())
        .hasSize(2_000)
        .doesNotContain("\0");
  }
}
