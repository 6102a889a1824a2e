package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.session.Principal;
import io.lakewise.server.error.RetryLater;
import io.lakewise.server.warehouse.WarehouseEvent.Kind;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Warehouses that want more memory together than there is, at a time that the test sets. */
class SharedMemoryTest {

  private static final Principal ANNA = new Principal("anna", false);
  private static final long MEMORY = 1L << 30;

  private final FakeWorkers workers = new FakeWorkers();
  private final List<WarehouseEvent> events = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private int ids;

  /** Room for two workers, and not for three. */
  private final Means means =
      new Means(
          new Machine(2, MEMORY, 2, 3, 2 * WorkerLaunch.capBytes(MEMORY)),
          workers,
          Runnable::run,
          () -> now,
          () -> "w" + ++ids,
          events::add);

  private final Warehouse first = new Warehouse(OneWarehouse.entry("first", 1, 3), means);
  private final Warehouse second = new Warehouse(OneWarehouse.entry("second", 1, 1), means);

  private static Admission enter(Warehouse warehouse) {
    return warehouse.enter(ANNA, Priority.NORMAL, "");
  }

  private void pass(Duration time) {
    now = now.plus(time);
    first.tick();
    second.tick();
  }

  private static boolean hasTurn(Admission admission) {
    return admission.slot().isDone() && !admission.slot().isCompletedExceptionally();
  }

  /** The first warehouse has all workers that there is room for. */
  private List<Admission> fill() {
    List<Admission> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(enter(first));
      pass(Duration.ofMillis(500));
    }
    assertThat(all).allMatch(SharedMemoryTest::hasTurn);
    assertThat(workers.alive()).isEqualTo(2);
    return all;
  }

  @Test
  void noMoreWorkersAreStartedThanThereIsRoomFor() {
    fill();
    Admission fifth = enter(first);
    pass(Duration.ofSeconds(60));
    assertThat(workers.alive()).isEqualTo(2);
    assertThat(hasTurn(fifth)).isFalse();
    assertThat(first.status().state()).isEqualTo(WarehouseState.RUNNING);
  }

  @Test
  void aStatementWaitsForRoomAndIsToldWhenThereIsNone() {
    fill();
    Admission waiting = enter(second);
    assertThat(second.status().state()).isEqualTo(WarehouseState.STARTING);
    assertThat(events).extracting(WarehouseEvent::kind).contains(Kind.LACKS_MEMORY);
    pass(Crew.MOST_LACK.minusSeconds(1));
    assertThat(waiting.slot()).isNotDone();
    pass(Duration.ofSeconds(1));
    assertThatThrownBy(waiting::await)
        .hasMessageContaining("needs 2.0 GB of memory for a worker")
        .isInstanceOfSatisfying(
            LakewiseException.class, e -> assertThat(RetryLater.seconds(e)).isPresent());
    assertThat(second.status().problem()).contains("workers-memory");
    assertThat(second.status().state()).isEqualTo(WarehouseState.STOPPED);
  }

  @Test
  void theRoomOfAWorkerThatEndedIsTaken() {
    fill();
    Admission waiting = enter(second);
    workers.started.get(0).crash();
    second.tick();
    assertThat(hasTurn(waiting)).isTrue();
    assertThat(second.status().problem()).isEmpty();
  }

  @Test
  void aWarehouseWithoutStatementsGivesItsRoomAndOneWithKeepsIt() {
    List<Admission> running = fill();
    Admission waiting = enter(second);
    assertThat(means.workers().takeWanted()).isTrue();
    assertThat(first.idleSince()).isEmpty();
    first.standDown();
    assertThat(workers.alive()).as("its statements run").isEqualTo(2);
    running.forEach(each -> each.await().close());
    assertThat(first.idleSince()).contains(now);
    first.standDown();
    assertThat(workers.alive()).isZero();
    pass(Duration.ofMillis(500));
    assertThat(hasTurn(waiting)).isTrue();
    assertThat(means.workers().takeWanted()).isFalse();
    assertThat(hasTurn(enter(first))).as("there is room for one more").isTrue();
  }

  @Test
  void theOnlyWorkerMayBeLargerThanTheRoom() {
    MemoryBudget budget = new MemoryBudget(workers, 1);
    WorkerSize size = new WorkerSize("Small", 1, MEMORY);
    assertThat(budget.reserve(size)).isTrue();
    Worker only = budget.start(size);
    assertThat(budget.reserve(size)).isFalse();
    only.close();
    assertThat(budget.reserve(size)).isTrue();
  }
}
