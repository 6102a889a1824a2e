package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import io.lakewise.catalog.entry.AlertCondition.ThresholdType;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Cadence;
import io.lakewise.catalog.entry.Delivery;
import io.lakewise.catalog.entry.ReportFormat;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.catalog.entry.ScheduleSubject;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalog promises about schedules; a subclass names a database. */
public abstract class SchedulesContract extends CatalogContract {

  private static final AlertCondition CONDITION =
      new AlertCondition(
          "Größe",
          Aggregation.MAX,
          Operator.GREATER_THAN,
          Optional.of(new Threshold(ThresholdType.DOUBLE, "0.5")),
          AlertState.OK,
          true,
          OptionalLong.of(60));

  @BeforeEach
  void makePeople() {
    principal(PrincipalKind.USER, "anna");
    principal(PrincipalKind.USER, "ben");
  }

  private Schedules schedules() {
    return catalog.schedules();
  }

  private Schedule schedule(String id, String owner, Optional<AlertCondition> condition) {
    Schedule made =
        new Schedule(
            id,
            "Umsatz " + id,
            owner,
            ScheduleSubject.query("q1", 3),
            "",
            new Cadence("0 0 8 * * ?", "Europe/Vienna", false),
            new Delivery(
                condition.isPresent() ? Set.of() : Set.of(ReportFormat.CSV, ReportFormat.XLSX),
                List.of("a@example.org", "b@example.org"),
                Optional.of("https://example.org/x"),
                Optional.of("whsec_abc")),
            condition,
            AlertState.UNKNOWN,
            Optional.empty(),
            Optional.of(clock.instant()),
            0,
            clock.instant());
    schedules().create(made);
    return made;
  }

  private static Schedule paused(Schedule known) {
    return new Schedule(
        known.id(),
        "other",
        known.owner(),
        new ScheduleSubject(ScheduleSubject.Kind.DASHBOARD, "d2", 4, Map.of("q1", 7L, "q2", 12L)),
        "w",
        new Cadence("0 0 9 * * ?", "UTC", true),
        new Delivery(Set.of(), List.of(), Optional.empty(), Optional.empty()),
        Optional.of(CONDITION),
        AlertState.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        known.revision() + 1,
        known.createdAt());
  }

  @Test
  void aScheduleComesBackAsItWasKept() {
    Schedule report = schedule("r", "anna", Optional.empty());
    Schedule alert = schedule("a", "anna", Optional.of(CONDITION));
    assertThat(schedules().list(ANNA, false)).containsExactly(report);
    assertThat(schedules().list(ANNA, true)).containsExactly(alert);
    assertThat(schedules().require(ANNA, "a")).isEqualTo(alert);
    schedules().replace(ANNA, paused(report));
    assertThat(schedules().require(ANNA, "r")).isEqualTo(paused(report));
    schedules().found(alert, AlertState.TRIGGERED, Optional.of(clock.instant()));
    assertThat(schedules().require(ANNA, "a").state()).isEqualTo(AlertState.TRIGGERED);
    assertThat(schedules().require(ANNA, "a").notifiedAt()).contains(clock.instant());
    assertThat(alert.toString()).doesNotContain("whsec");
  }

  @Test
  void whatAnAlertFoundCountsOnlyAsLongAsItIsTheSame() {
    Schedule old = schedule("a", "anna", Optional.of(CONDITION));
    Instant now = clock.instant();
    schedules().replace(ANNA, old);
    Schedule changed = schedules().require(ANNA, "a");
    schedules().found(old, AlertState.TRIGGERED, Optional.of(now));
    assertThat(schedules().require(ANNA, "a")).isEqualTo(changed);
    assertThat(schedules().take(old, Optional.empty())).as("as it was").isFalse();
    schedules().found(changed, AlertState.TRIGGERED, Optional.of(now));
    assertThat(schedules().require(ANNA, "a").state()).isEqualTo(AlertState.TRIGGERED);
  }

  @Test
  void whoHasAHundredMakesNoMoreAndOthersDo() {
    for (int i = 0; i < 100; i++) {
      schedule("a" + i, "anna", i % 2 == 0 ? Optional.empty() : Optional.of(CONDITION));
    }
    assertThatThrownBy(() -> schedule("b", "anna", Optional.empty()))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("anna has 100 reports and alerts already");
    schedule("b", "ben", Optional.empty());
    schedules().drop(ANNA, "a0");
    schedule("c", "anna", Optional.empty());
  }

  @Test
  void whatIsAnotherOnesDoesNotExist() {
    Schedule own = schedule("r", "anna", Optional.empty());
    assertThat(schedules().list(BEN, false)).isEmpty();
    assertThat(schedules().list(ADMIN, false)).hasSize(1);
    for (Runnable attempt :
        List.<Runnable>of(
            () -> schedules().require(BEN, "r"),
            () -> schedules().replace(BEN, own),
            () -> schedules().drop(BEN, "r"),
            () -> schedules().runs(BEN, "r", Instant.EPOCH, 1))) {
      assertThatThrownBy(attempt::run)
          .isInstanceOf(NameNotFoundException.class)
          .hasMessage("Schedule r does not exist.");
    }
    Schedule odd = paused(own);
    assertThatThrownBy(
            () ->
                schedules()
                    .create(
                        new Schedule(
                            "x",
                            "a\r\nBcc: b@example.org",
                            odd.owner(),
                            odd.subject(),
                            "",
                            odd.cadence(),
                            odd.delivery(),
                            odd.condition(),
                            odd.state(),
                            odd.notifiedAt(),
                            odd.nextRunAt(),
                            odd.revision(),
                            odd.createdAt())))
        .isInstanceOf(LakewiseException.class);
  }

  private Optional<Schedule> due(Instant now) {
    return schedules().due(now, Set.of(), Set.of());
  }

  @Test
  void whatIsDueIsTakenOnce() {
    Instant now = clock.instant();
    Schedule due = schedule("r", "anna", Optional.empty());
    assertThat(due(now.minusSeconds(1))).isEmpty();
    assertThat(due(now)).contains(due);
    assertThat(schedules().due(now, Set.of("r", "x"), Set.of())).as("it runs").isEmpty();
    assertThat(schedules().due(now, Set.of(), Set.of("anna"))).as("enough of hers").isEmpty();
    assertThat(schedules().due(now, Set.of("x"), Set.of("ben"))).contains(due);
    Optional<Instant> next = Optional.of(now.plusSeconds(60));
    assertThat(schedules().take(due, next)).isTrue();
    assertThat(schedules().take(due, next)).as("by another server").isFalse();
    assertThat(due(now)).isEmpty();
    Schedule later = due(now.plusSeconds(60)).orElseThrow();
    schedules().replace(ANNA, paused(later));
    assertThat(schedules().take(later, next)).as("paused meanwhile").isFalse();
    assertThat(due(now.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void runsAreKeptUntilTheyAreForgotten() {
    schedule("r", "anna", Optional.empty());
    Instant now = clock.instant();
    ScheduleRun first = ScheduleRun.begun("1", "r", false, now);
    ScheduleRun second = ScheduleRun.begun("2", "r", true, now.plusSeconds(5));
    schedules().begin(first);
    schedules().begin(second);
    schedules().begin(ScheduleRun.begun("3", "gone", true, now));
    ScheduleRun ended =
        new ScheduleRun(
            "2",
            "r",
            second.startedAt(),
            Optional.of(now.plusSeconds(6)),
            true,
            ScheduleRun.State.SUCCEEDED,
            Optional.of(AlertState.OK),
            Optional.of("7"),
            Optional.of("s1"),
            List.of("a@example.org", "https://example.org/x"),
            Optional.of("cut"),
            Optional.of("no table x"));
    schedules().end(ended);
    assertThat(schedules().runs(ANNA, "r", now.plusSeconds(9), 9)).containsExactly(ended, first);
    assertThat(schedules().runs(ANNA, "r", ended.startedAt(), 9)).containsExactly(first);
    schedules().lose(now.plusSeconds(1), now.plusSeconds(7), "lost");
    ScheduleRun lost = schedules().runs(ANNA, "r", now.plusSeconds(9), 9).get(1);
    assertThat(lost.state()).isEqualTo(ScheduleRun.State.FAILED);
    assertThat(lost.message()).contains("lost");
    assertThat(schedules().runs(ANNA, "r", now.plusSeconds(9), 1)).containsExactly(ended);
    schedules().forget(now.plusSeconds(1));
    assertThat(schedules().runs(ANNA, "r", now.plusSeconds(9), 9)).containsExactly(ended);
    schedules().drop(ANNA, "r");
    schedule("r", "anna", Optional.empty());
    assertThat(schedules().runs(ANNA, "r", now.plusSeconds(9), 9)).isEmpty();
  }
}
