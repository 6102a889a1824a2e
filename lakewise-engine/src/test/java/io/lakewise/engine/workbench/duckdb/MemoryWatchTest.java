package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void statementsAreInterruptedFirst() throws Exception {
    AtomicLong bytes = new AtomicLong(10);
    CountDownLatch interrupted = new CountDownLatch(1);
    CompletableFuture<LakewiseException> ended = new CompletableFuture<>();
    try (MemoryWatch watch =
        new MemoryWatch(
            timer,
            100,
            Duration.ofMinutes(1),
            bytes::get,
            () -> {
              interrupted.countDown();
              return true;
            },
            () -> {},
            ended::complete)) {
      bytes.set(101);
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
      bytes.set(99);
      assertThat(ended).isNotDone();
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void theProcessIsEndedWithTheErrorIfThatDoesNotHelp() throws Exception {
    assertThat(ended(Duration.ofMillis(1), 120).get(10, TimeUnit.SECONDS).code())
        .isEqualTo(LakewiseException.Code.RESOURCE);
  }

  @Test
  void theProcessIsEndedAtOnceWhenHalfAsMuchAgainIsHeld() throws Exception {
    assertThat(ended(Duration.ofDays(1), 151).get(10, TimeUnit.SECONDS).code())
        .isEqualTo(LakewiseException.Code.RESOURCE);
  }

  private CompletableFuture<LakewiseException> ended(Duration grace, long bytes) {
    CompletableFuture<LakewiseException> ended = new CompletableFuture<>();
    new MemoryWatch(timer, 100, grace, () -> bytes, () -> true, () -> {}, ended::complete);
    return ended;
  }

  @Test
  void aProcessInWhichNothingRunsIsRelievedOnceAndNotEnded() throws Exception {
    CompletableFuture<LakewiseException> ended = new CompletableFuture<>();
    AtomicLong relieved = new AtomicLong();
    CountDownLatch looks = new CountDownLatch(5);
    new MemoryWatch(
        timer,
        100,
        Duration.ofMillis(1),
        () -> {
          looks.countDown();
          return 2_000;
        },
        () -> false,
        relieved::incrementAndGet,
        ended::complete);
    assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(ended).isNotDone();
    assertThat(relieved).hasValue(1);
  }

  @Test
  void aFullHeapIsRelievedAndWatchedOn() throws Exception {
    CountDownLatch relieved = new CountDownLatch(3);
    new MemoryWatch(
        timer,
        100,
        Duration.ofMinutes(1),
        () -> {
          throw new OutOfMemoryError("for the test");
        },
        () -> false,
        relieved::countDown,
        error -> {});
    assertThat(relieved.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theProcessKnowsWhatItHolds() {
    assertThat(new ResidentMemory().getAsLong()).isGreaterThanOrEqualTo(0);
  }
}
