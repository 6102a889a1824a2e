package io.lakewise.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Cadence;
import io.lakewise.catalog.entry.Delivery;
import io.lakewise.catalog.entry.Schedule;
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
    Cadence cadence = new Cadence("0 0 8 * * ?", "UTC", false);
    Schedule made =
        new Schedule(
            id,
            id,
            "ann",
            "q",
            "",
            cadence,
            new Delivery(Set.of(), List.of("a@x.org"), Optional.empty(), Optional.empty()),
            Optional.empty(),
            AlertState.UNKNOWN,
            Optional.empty(),
            CronTimes.next(cadence, now),
            now);
    schedules.create(made);
    return made;
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
      daily("d" + i);
    }
    now = Instant.parse("2026-11-22T08:00:00Z");
    try (Scheduler scheduler =
        new Scheduler(
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
            clock)) {
      scheduler.look();
      assertThat(schedules.due(now)).hasSize(1);
      Schedule left = schedules.due(now).get(0);
      assertThatThrownBy(() -> scheduler.runNow(left))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("4 schedules run already");
      go.countDown();
      for (int i = 0; i < 4; i++) {
        assertThat(ran.poll(30, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }
}
