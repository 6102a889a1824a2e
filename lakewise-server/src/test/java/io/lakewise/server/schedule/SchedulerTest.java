package io.lakewise.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Cadence;
import io.lakewise.catalog.entry.Delivery;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.catalog.entry.ScheduleSubject;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import io.lakewise.server.answer.ApiException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due runs once, whoever looks and whoever was away. */
class SchedulerTest {

  private static final Viewer ADMIN = Viewer.LOCAL;

  @TempDir private Path folder;
  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
  private volatile Instant now = Instant.parse("2026-11-22T07:59:00Z");
  private final InstantSource clock = () -> now;
  private State state;
  private Schedules schedules;

  @BeforeEach
  void open() {
    state = TestStates.open(folder.resolve("state.db").toString(), Clock.systemUTC());
    schedules = new RelationalCatalog(state, clock).schedules();
  }

  @AfterEach
  void close() {
    state.close();
  }

  private Scheduler scheduler() {
    return new Scheduler(
        () -> schedules, (schedule, run) -> ran.add(schedule.id()), Duration.ofDays(30), clock);
  }

  private Schedule daily(String id) {
    return daily(id, "ann");
  }

  private Schedule daily(String id, String owner) {
    Cadence cadence = new Cadence("0 0 8 * * ?", "UTC", false);
    return schedule(id, owner, cadence, CronTimes.next(cadence, now));
  }

  private Schedule schedule(String id, String owner, Cadence cadence, Optional<Instant> next) {
    Schedule made =
        new Schedule(
            id,
            id,
            owner,
            ScheduleSubject.query("q", 1),
            "",
            cadence,
            new Delivery(Set.of(), List.of("a@x.org"), Optional.empty(), Optional.empty()),
            Optional.empty(),
            AlertState.UNKNOWN,
            Optional.empty(),
            next,
            0,
            now);
    schedules.create(made);
    return made;
  }

  /** One whose runs go on until somebody lets them. */
  private Scheduler waiting(CountDownLatch go) {
    return new Scheduler(
        () -> schedules,
        (schedule, run) -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          ran.add(schedule.id());
        },
        Duration.ofDays(30),
        clock);
  }

  private List<String> due() {
    Set<String> found = new TreeSet<>();
    Optional<Schedule> next = schedules.due(now, found, Set.of());
    while (next.isPresent()) {
      found.add(next.get().id());
      next = schedules.due(now, found, Set.of());
    }
    return List.copyOf(found);
  }

  @Test
  void twoServersRunWhatIsDueOnceAndWhatWasMissedOnce() throws Exception {
    daily("d");
    try (Scheduler one = scheduler();
        Scheduler other = scheduler()) {
      one.look();
      assertThat(ran).as("before its time").isEmpty();
      now = Instant.parse("2026-11-25T12:00:00Z");
      one.look();
      other.look();
      assertThat(ran.poll(30, TimeUnit.SECONDS)).isEqualTo("d");
      one.look();
    }
    assertThat(ran).as("days that were missed").isEmpty();
    assertThat(schedules.require(ADMIN, "d").nextRunAt())
        .contains(Instant.parse("2026-11-26T08:00:00Z"));
    assertThat(schedules.runs(ADMIN, "d", now.plusSeconds(1), 9)).hasSize(1);
  }

  @Test
  void fourRunAtOnceAndTheRestIsDueStill() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      daily("d" + i, "owner" + i);
    }
    now = Instant.parse("2026-11-22T08:00:00Z");
    try (Scheduler scheduler = waiting(go)) {
      scheduler.look();
      assertThat(due()).containsExactly("d4");
      Schedule left = schedules.require(ADMIN, "d4");
      assertThatThrownBy(() -> scheduler.runNow(left))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("4 schedules run already");
      go.countDown();
      for (int i = 0; i < 4; i++) {
        assertThat(ran.poll(30, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  @Test
  void whoHasManyLeavesPlacesToOthers() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      daily("a" + i, "ann");
    }
    daily("b", "ben");
    now = Instant.parse("2026-11-22T08:00:00Z");
    try (Scheduler scheduler = waiting(go)) {
      scheduler.look();
      assertThat(due()).containsExactly("a2", "a3", "a4");
      assertThatThrownBy(() -> scheduler.runNow(schedules.require(ADMIN, "a2")))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("2 schedules of ann run already");
      go.countDown();
      for (int i = 0; i < 3; i++) {
        assertThat(ran.poll(30, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  @Test
  void whatRunsStillIsNotBegunAgainButWaits() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    daily("d");
    now = Instant.parse("2026-11-22T08:00:00Z");
    try (Scheduler scheduler = waiting(go)) {
      scheduler.look();
      assertThat(due()).isEmpty();
      now = Instant.parse("2026-11-23T08:00:00Z");
      scheduler.look();
      assertThat(due()).containsExactly("d");
      assertThatThrownBy(() -> scheduler.runNow(schedules.require(ADMIN, "d")))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("It runs already");
      go.countDown();
      assertThat(ran.poll(30, TimeUnit.SECONDS)).isEqualTo("d");
      for (int tries = 0; tries < 600 && ran.isEmpty(); tries++) {
        scheduler.look();
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(ran.poll()).isEqualTo("d");
    }
  }

  @Test
  void oneWhoseTimesNobodyCanTellStopsNoOthers() throws Exception {
    now = Instant.parse("2027-02-01T08:00:00Z");
    Cadence impossible = new Cadence("0 0 12 31W 1,2 ?", "UTC", false);
    schedule("broken", "ann", impossible, Optional.of(now.minusSeconds(60)));
    schedule("d", "ann", new Cadence("0 0 8 * * ?", "UTC", false), Optional.of(now));
    try (Scheduler scheduler = scheduler()) {
      scheduler.look();
      assertThat(ran.poll(30, TimeUnit.SECONDS)).isEqualTo("d");
      scheduler.look();
    }
    assertThat(schedules.require(ADMIN, "broken").nextRunAt()).isEmpty();
    List<ScheduleRun> runs = schedules.runs(ADMIN, "broken", now.plusSeconds(1), 9);
    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).state()).isEqualTo(ScheduleRun.State.FAILED);
    assertThat(runs.get(0).message().orElseThrow()).contains("another quartz_cron_expression");
  }
}
