package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.error.RetryLater;
import io.lakewise.server.warehouse.WarehouseEvent.Kind;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Workers that end again and again, at a time that the test sets. */
class CrashingWorkersTest {

  private static final Principal ANNA = new Principal("anna", false);

  private final FakeWorkers workers = new FakeWorkers();
  private final List<WarehouseEvent> events = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private int ids;
  private final Warehouse warehouse =
      new Warehouse(
          OneWarehouse.entry("wh", 1, 1),
          new Means(
              new Machine(2, 1L << 30, 2, 3, 32L << 30),
              workers,
              Runnable::run,
              () -> now,
              () -> "w" + ++ids,
              events::add));

  private void crashAndLook() {
    workers.started.get(workers.started.size() - 1).crash();
    warehouse.tick();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    warehouse.tick();
  }

  private Slot enter() {
    return warehouse.enter(ANNA, Priority.NORMAL, "").await();
  }

  @Test
  void someAreReplacedAtOnceAndThenLaterAndLaterUpToABound() {
    warehouse.start();
    List<Long> waits = new ArrayList<>();
    for (int crash = 0; crash < 12; crash++) {
      int before = workers.started.size();
      crashAndLook();
      Instant crashed = now;
      while (workers.started.size() == before) {
        pass(Duration.ofMillis(500));
      }
      waits.add(Duration.between(crashed, now).toSeconds());
    }
    assertThat(waits).containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
  }

  @Test
  void meanwhileStatementsAreToldWhenToComeAgain() {
    warehouse.start();
    for (int crash = 0; crash <= Losses.FREE; crash++) {
      crashAndLook();
    }
    assertThat(warehouse.status().problem()).contains("The last 4 workers of the warehouse 'wh'");
    assertThat(events).extracting(WarehouseEvent::kind).contains(Kind.DEGRADED);
    assertThatThrownBy(this::enter)
        .hasMessageContaining("The next is started in 1 s")
        .isInstanceOfSatisfying(
            LakewiseException.class, e -> assertThat(RetryLater.seconds(e)).hasValue(1));
    assertThat(warehouse.status().waiting()).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(warehouse.status().problem()).as("not yet known to work").isNotEmpty();
    enter().close();
    assertThat(warehouse.status().problem()).isEmpty();
    crashAndLook();
    assertThat(warehouse.status().workers()).as("the row has ended").isEqualTo(1);
  }

  @Test
  void aStatementThatHadNotBegunMovesToAnotherWorkerAndItsTurnIsCountedOnce() {
    Slot slot = enter();
    workers.started.get(0).crash();
    warehouse.move(slot);
    assertThat(workers.started).hasSize(2);
    assertThat(slot.worker().worker()).isSameAs(workers.started.get(1));
    assertThat(warehouse.status().running()).isEqualTo(1);
    slot.close();
    assertThat(warehouse.status().running()).isZero();
    assertThat(warehouse.idleSince()).isPresent();
  }

  @Test
  void thoseThatWaitAreToldWhenNoneCanBeStartedAnyMore() {
    warehouse.start();
    for (int crash = 0; crash < Losses.FREE; crash++) {
      crashAndLook();
    }
    enter();
    enter();
    Admission waiting = warehouse.enter(ANNA, Priority.NORMAL, "");
    crashAndLook();
    assertThatThrownBy(waiting::await).hasMessageContaining("run the statement again then");
  }

  @Test
  void aSpareThatCrashesIsNotStartedInALoop() {
    Warehouse spare =
        new Warehouse(
            new WarehouseEntry(
                "id", "wh", Optional.empty(), 1, 1, 0, Optional.empty(), 0, true, "anna", now),
            new Means(
                new Machine(2, 1L << 30, 2, 3, 32L << 30),
                workers,
                Runnable::run,
                () -> now,
                () -> "w",
                events::add));
    workers.broken = true;
    for (int i = 0; i < 20; i++) {
      spare.tick();
    }
    assertThat(workers.tried).isEqualTo(Losses.FREE + 1);
    workers.broken = false;
    now = now.plusSeconds(1);
    for (int i = 0; i < 20; i++) {
      spare.tick();
      workers.started.forEach(FakeWorkers.FakeWorker::crash);
    }
    assertThat(workers.started).hasSize(1);
  }
}
