package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.error.RetryLater;
import io.lakewise.server.warehouse.FakeWorkers.FakeWorker;
import io.lakewise.server.warehouse.WarehouseEvent.Kind;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A warehouse with workers that do nothing, at a time that the test sets. */
class WarehouseTest {

  private static final Principal ANNA = new Principal("anna", false);
  private static final Principal BEN = new Principal("ben", false);
  private static final long GB = 1L << 30;

  private final FakeWorkers workers = new FakeWorkers();
  private final List<WarehouseEvent> events = new ArrayList<>();
  private final List<Integer> busy = new ArrayList<>();
  private final Deque<Runnable> background = new ArrayDeque<>();
  private Instant now = Instant.EPOCH;
  private int ids;

  /** Two statements at once on a worker. */
  private Warehouse warehouse(WarehouseEntry entry) {
    return new Warehouse(
        entry,
        new Means(
            new Machine(8, 8 * GB, 2, 3, 32 * GB),
            workers,
            background::add,
            () -> now,
            () -> "w" + ++ids,
            told()));
  }

  private WarehouseEvents told() {
    return new WarehouseEvents() {
      @Override
      public void happened(WarehouseEvent event) {
        events.add(event);
      }

      @Override
      public void busy(BusyWorkers now) {
        busy.add(now.workers());
      }
    };
  }

  private static WarehouseEntry entry(
      int least, int most, int idleMinutes, String size, boolean spare) {
    return new WarehouseEntry(
        "id",
        "wh",
        Optional.of(size),
        least,
        most,
        idleMinutes,
        Optional.empty(),
        0,
        spare,
        "anna",
        Instant.EPOCH);
  }

  private void work() {
    while (!background.isEmpty()) {
      background.poll().run();
    }
  }

  private void pass(Warehouse warehouse, Duration time) {
    now = now.plus(time);
    warehouse.tick();
    work();
  }

  private static Admission enter(Warehouse warehouse, Principal caller) {
    return warehouse.enter(caller, Priority.NORMAL, "");
  }

  private static boolean hasTurn(Admission admission) {
    return admission.slot().isDone() && !admission.slot().isCompletedExceptionally();
  }

  private List<Kind> kinds() {
    return events.stream().map(WarehouseEvent::kind).toList();
  }

  @Test
  void theFirstStatementStartsItAndKnowsWhereItRan() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STOPPED);
    Admission first = enter(warehouse, ANNA);
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STARTING);
    assertThat(hasTurn(first)).isFalse();
    now = now.plusSeconds(2);
    work();
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.RUNNING);
    Admitted admitted = first.await().admitted();
    assertThat(admitted.queued()).isEqualTo(Duration.ofSeconds(2));
    assertThat(admitted.worker()).isEqualTo("w1");
    assertThat(admitted.size()).isEqualTo("Small");
    assertThat(workers.started.get(0).size).isEqualTo(new WorkerSize("Small", 4, 4 * GB));
    assertThat(kinds()).containsExactly(Kind.STARTING, Kind.RUNNING);
  }

  @Test
  void itTellsWhichStatementsRunAndWhichWait() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    List<Admission> in = new ArrayList<>();
    for (String id : List.of("a", "b", "c")) {
      in.add(warehouse.enter(id.equals("b") ? BEN : ANNA, Priority.NORMAL, id));
      now = now.plusSeconds(1);
    }
    assertThat(warehouse.standing()).allMatch(each -> each.since().isEmpty());
    work();
    assertThat(warehouse.standing())
        .containsExactly(
            new Standing("a", "anna", Instant.EPOCH, Optional.of(now)),
            new Standing("b", "ben", Instant.EPOCH.plusSeconds(1), Optional.of(now)),
            new Standing("c", "anna", Instant.EPOCH.plusSeconds(2), Optional.empty()));
    in.get(0).await().lapse();
    assertThat(warehouse.standing()).extracting(Standing::statement).containsExactly("b", "c");
    in.get(1).await().close();
    assertThat(warehouse.standing()).extracting(Standing::statement).containsExactly("c");
  }

  @Test
  void whatGoesOnStandsWhereItStoodBefore() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    List<Admission> in = new ArrayList<>();
    for (String id : List.of("a", "b")) {
      in.add(warehouse.enter(ANNA, Priority.NORMAL, id));
      now = now.plusSeconds(1);
    }
    work();
    in.get(0).await().lapse();
    in.get(0).await().resume();
    assertThat(warehouse.standing()).extracting(Standing::statement).containsExactly("a", "b");
  }

  @Test
  void itTellsWhenWorkersAreNeeded() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    Admission first = enter(warehouse, ANNA);
    Admission second = enter(warehouse, ANNA);
    work();
    assertThat(busy).containsExactly(1);
    first.await().lapse();
    second.await().close();
    assertThat(busy).containsExactly(1);
    now = now.plusSeconds(5);
    first.await().close();
    assertThat(busy).containsExactly(1, 0);
    warehouse.enter(BEN, Priority.NORMAL, "").await();
    workers.started.get(0).crash();
    warehouse.tick();
    assertThat(busy).containsExactly(1, 0, 1, 0);
  }

  @Test
  void moreThanTheBoundAreRefusedWithATime() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    List<Admission> in = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      in.add(enter(warehouse, ANNA));
    }
    work();
    assertThat(in.stream().filter(WarehouseTest::hasTurn)).hasSize(2);
    assertThat(warehouse.status().waiting()).isEqualTo(3);
    assertThatThrownBy(() -> enter(warehouse, BEN))
        .hasMessageContaining("Too many statements wait already (3)")
        .satisfies(
            e -> assertThat(RetryLater.seconds((LakewiseException) e).getAsInt()).isPositive());
    in.get(0).await().close();
    assertThat(hasTurn(in.get(2))).isTrue();
    assertThat(hasTurn(enter(warehouse, BEN))).isFalse();
    in.get(1).await().close();
    assertThat(hasTurn(in.get(3))).isFalse();
  }

  @Test
  void oneThatIsCancelledLeavesTheQueueAtOnce() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    Admission waiting = enter(warehouse, ANNA);
    waiting.cancel();
    assertThatThrownBy(waiting::await).hasMessageContaining("cancelled while it waited");
    work();
    assertThat(warehouse.status().running()).isZero();
    assertThat(warehouse.status().waiting()).isZero();
  }

  @Test
  void statementsThatWaitGetFurtherWorkersAndSlackTakesThemAway() {
    Warehouse warehouse = warehouse(entry(1, 2, 0, "Small", false));
    List<Admission> in = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      in.add(enter(warehouse, ANNA));
    }
    work();
    warehouse.tick();
    work();
    assertThat(workers.alive()).isEqualTo(1);
    pass(warehouse, Duration.ofMillis(500));
    assertThat(workers.alive()).isEqualTo(2);
    assertThat(in.stream().filter(WarehouseTest::hasTurn)).hasSize(4);
    pass(warehouse, Duration.ofSeconds(5));
    assertThat(workers.alive()).as("never more than the most").isEqualTo(2);
    in.forEach(each -> each.slot().thenAccept(Slot::close));
    pass(warehouse, Duration.ofSeconds(59));
    assertThat(workers.alive()).isEqualTo(2);
    pass(warehouse, Duration.ofSeconds(1));
    assertThat(workers.alive()).isEqualTo(1);
    pass(warehouse, Duration.ofHours(9));
    assertThat(workers.alive()).as("0 minutes: never").isEqualTo(1);
    assertThat(kinds())
        .containsSubsequence(Kind.STARTING, Kind.RUNNING, Kind.SCALED_UP, Kind.SCALED_DOWN)
        .doesNotContain(Kind.STOPPED);
  }

  @Test
  void itStopsAfterTheIdleTimeAndTheNextStatementStartsIt() {
    Warehouse warehouse = warehouse(entry(2, 2, 10, "Small", false));
    Admission first = enter(warehouse, ANNA);
    work();
    assertThat(workers.alive()).isEqualTo(2);
    pass(warehouse, Duration.ofMinutes(60));
    assertThat(warehouse.status().state()).as("one runs").isEqualTo(WarehouseState.RUNNING);
    first.await().close();
    pass(warehouse, Duration.ofSeconds(599));
    assertThat(workers.alive()).isEqualTo(2);
    pass(warehouse, Duration.ofSeconds(1));
    assertThat(workers.alive()).isZero();
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STOPPED);
    assertThat(kinds()).endsWith(Kind.STOPPING, Kind.STOPPED);
    Admission next = enter(warehouse, ANNA);
    work();
    assertThat(hasTurn(next)).isTrue();
  }

  @Test
  void anotherSizeHoldsForNewStatementsAndDropsNoneThatRun() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    Slot running = enterAndWork(warehouse);
    warehouse.edit(entry(1, 1, 0, "Medium", false));
    work();
    assertThat(workers.alive()).isEqualTo(2);
    Slot next = enterAndWork(warehouse);
    assertThat(next.admitted().size()).isEqualTo("Medium");
    assertThat(workers.started.get(0).isAlive()).isTrue();
    running.close();
    work();
    assertThat(workers.started.get(0).isAlive()).isFalse();
    assertThat(workers.started.get(1).size).isEqualTo(new WorkerSize("Medium", 8, 8 * GB));
    assertThat(workers.started.get(1).isAlive()).isTrue();
    assertThat(kinds()).contains(Kind.RESIZED);
  }

  private Slot enterAndWork(Warehouse warehouse) {
    Admission admission = enter(warehouse, ANNA);
    work();
    return admission.await();
  }

  @Test
  void aWorkerThatEndsByItselfIsReplacedAndFailsNobodyElse() {
    Warehouse warehouse = warehouse(entry(2, 2, 0, "Small", false));
    Slot one = enterAndWork(warehouse);
    Slot two = enterAndWork(warehouse);
    assertThat(two.admitted().worker()).isNotEqualTo(one.admitted().worker());
    FakeWorker crashed = workers.started.get(0);
    crashed.crash();
    pass(warehouse, Duration.ofSeconds(1));
    assertThat(workers.alive()).isEqualTo(2);
    assertThat(kinds()).contains(Kind.WORKER_LOST);
    one.close();
    two.close();
    Slot three = enterAndWork(warehouse);
    Slot four = enterAndWork(warehouse);
    assertThat(List.of(three.admitted().worker(), four.admitted().worker())).contains("w3");
    assertThat(warehouse.status().running()).isEqualTo(2);
  }

  @Test
  void aSpareIsReadyForTheFirstStatementAndReplaced() {
    Warehouse warehouse = warehouse(entry(1, 1, 10, "Small", true));
    pass(warehouse, Duration.ZERO);
    assertThat(workers.alive()).isEqualTo(1);
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STOPPED);
    Admission first = enter(warehouse, ANNA);
    assertThat(hasTurn(first)).as("without starting anything").isTrue();
    pass(warehouse, Duration.ofSeconds(1));
    assertThat(workers.alive()).isEqualTo(2);
    first.await().close();
    pass(warehouse, Duration.ofMinutes(10));
    assertThat(workers.alive()).as("the spare alone").isEqualTo(1);
    warehouse.stop();
    pass(warehouse, Duration.ofSeconds(1));
    assertThat(workers.alive()).isZero();
  }

  @Test
  void stoppedByHandItLetsRunningOnesEndAndFailsThoseThatWait() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    Slot one = enterAndWork(warehouse);
    Slot two = enterAndWork(warehouse);
    Admission waiting = enter(warehouse, BEN);
    warehouse.stop();
    work();
    assertThatThrownBy(waiting::await).hasMessageContaining("was stopped");
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STOPPING);
    assertThat(workers.alive()).isEqualTo(1);
    one.close();
    two.close();
    work();
    assertThat(workers.alive()).isZero();
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STOPPED);
  }

  @Test
  void whenNoWorkerStartsThoseThatWaitAreToldAndTheNextTriesAgain() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    workers.broken = true;
    Admission waiting = enter(warehouse, ANNA);
    work();
    assertThatThrownBy(waiting::await).hasMessageContaining("no memory for a worker");
    assertThat(warehouse.status().problem()).contains("no memory");
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STOPPED);
    workers.broken = false;
    assertThat(enterAndWork(warehouse).admitted().worker()).isEqualTo("w1");
    assertThat(warehouse.status().problem()).isEmpty();
  }

  @Test
  void rowsThatNobodyFetchesLetOthersHaveTheTurnButKeepTheWorker() {
    Warehouse warehouse = warehouse(entry(1, 1, 1, "Small", false));
    Slot one = enterAndWork(warehouse);
    Slot two = enterAndWork(warehouse);
    Admission third = enter(warehouse, BEN);
    Admission fourth = enter(warehouse, BEN);
    one.lapse();
    assertThat(hasTurn(third)).isTrue();
    assertThatThrownBy(one::resume).hasMessageContaining("busy with other statements");
    third.await().close();
    fourth.await().close();
    one.resume();
    assertThat(warehouse.status().running()).isEqualTo(2);
    one.lapse();
    two.close();
    pass(warehouse, Duration.ofMinutes(5));
    assertThat(workers.alive()).as("its rows may still be fetched").isEqualTo(1);
    one.close();
    one.close();
    pass(warehouse, Duration.ofMinutes(1));
    assertThat(workers.alive()).isZero();
  }

  @Test
  void aDroppedOneTakesNoMore() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    Slot running = enterAndWork(warehouse);
    warehouse.drop();
    assertThatThrownBy(() -> enter(warehouse, ANNA)).hasMessageContaining("was dropped");
    assertThat(workers.alive()).isEqualTo(1);
    running.close();
    work();
    assertThat(workers.alive()).isZero();
    assertThat(kinds()).contains(Kind.DELETED).endsWith(Kind.STOPPED);
  }

  @Test
  void aWorkerThatComesTooLateIsEnded() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    warehouse.start();
    warehouse.stop();
    assertThat(warehouse.status().state()).isEqualTo(WarehouseState.STOPPED);
    work();
    assertThat(workers.started).hasSize(1);
    assertThat(workers.alive()).isZero();
  }

  @Test
  void theLengthOfTheQueueIsToldWhenItChanges() {
    Warehouse warehouse = warehouse(entry(1, 1, 0, "Small", false));
    for (int i = 0; i < 4; i++) {
      enter(warehouse, ANNA);
    }
    work();
    warehouse.tick();
    warehouse.tick();
    assertThat(events.stream().filter(event -> event.kind() == Kind.QUEUE_LENGTH))
        .extracting(WarehouseEvent::waiting)
        .containsExactly(2);
  }
}
