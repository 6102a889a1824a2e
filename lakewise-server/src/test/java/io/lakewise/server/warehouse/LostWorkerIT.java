package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that die, and statements that take more than they may. */
class LostWorkerIT {

  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9";

  @TempDir Path folder;
  private WorkerLake lake;

  @BeforeEach
  void open() {
    lake = new WorkerLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void aKilledWorkerFailsItsStatementAtOnceAndTheNextHasANewOne() throws IOException {
    lake.sql("create table t as select 1 as id");
    long pid = lake.warehouse().pid().orElseThrow();
    Path temporary = temporaryFolder(pid);
    assertThat(temporary).isDirectory();
    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS)
        .execute(() -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
    LakewiseException error = lake.error("insert into t " + ENDLESS);
    assertThat(error.code()).isEqualTo(Code.RESOURCE);
    assertThat(WorkerLost.isCauseOf(error)).isTrue();
    assertThat(lake.sql("select * from t")).containsExactly(List.of(1));
    assertThat(lake.warehouse().pid().orElseThrow()).isNotEqualTo(pid);
    for (int look = 0; look < 500 && Files.exists(temporary); look++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    assertThat(temporary).doesNotExist();
  }

  private static Path temporaryFolder(long pid) throws IOException {
    String option = "-Djava.io.tmpdir=";
    return Arrays.stream(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"))
        .filter(argument -> argument.startsWith(option))
        .map(argument -> Path.of(argument.substring(option.length())))
        .findAny()
        .orElseThrow();
  }

  @Test
  void aStatementThatHadNotBegunIsGivenAnotherWorkerAndOneThatHadIsNot() throws Exception {
    lake.sql("select 1");
    RemoteWorkbench ended = lake.warehouse().workbench();
    RemoteWorkbench begun = ended.orElse(lake.warehouse()::workbench);
    begun.parse("select 2");
    killed(lake.warehouse().pid().orElseThrow());
    List<RemoteWorkbench> asked = new ArrayList<>();
    Supplier<RemoteWorkbench> another =
        () -> {
          asked.add(lake.warehouse().workbench());
          return asked.get(asked.size() - 1);
        };
    assertThat(ended.orElse(another).parse("select 3 as a").isEmpty()).isFalse();
    try (RemoteWorkSession session = ended.orElse(another).open(new WorkLimits("UTC", 0))) {
      assertThat(session.query("select 4", List.of()).next()).containsExactly(4);
    }
    assertThat(asked).hasSize(2);
    assertThatThrownBy(() -> begun.parse("select 5 as b")).satisfies(LostWorkerIT::isLoss);
    assertThatThrownBy(() -> ended.parse("select 6 as c")).satisfies(LostWorkerIT::isLoss);
  }

  @Test
  void aStatementWhoseTreeIsKnownIsStillGivenAnotherWorker() throws Exception {
    lake.sql("select 1 as known");
    RemoteWorkbench ended = lake.warehouse().workbench();
    killed(lake.warehouse().pid().orElseThrow());
    for (boolean asBytes : new boolean[] {false, true}) {
      RemoteWorkbench asked = ended.orElse(lake.warehouse()::workbench);
      assertThat(asked.parse("select 1 as known").isEmpty()).isFalse();
      try (RemoteWorkSession session = asked.open(new WorkLimits("UTC", 0))) {
        DeferredResult rows = new DeferredResult(session, "select 1 as known", List.of());
        if (asBytes) {
          rows.stream(stream -> stream.readAllBytes().length > 0);
        } else {
          assertThat(drained(rows, () -> true)).isOne();
        }
        assertThat(session.worker().process().isAlive()).isTrue();
      }
    }
  }

  @Test
  void rowsOfAClosedSessionAreNotBegun() {
    RemoteWorkbench workbench = lake.warehouse().workbench();
    RemoteWorkSession session = workbench.open(new WorkLimits("UTC", 0));
    DeferredResult rows = (DeferredResult) session.defer("select 1", List.of());
    session.close();
    assertThatThrownBy(() -> rows.stream(stream -> stream.readAllBytes().length > 0))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("cancelled");
  }

  private static void isLoss(Throwable error) {
    assertThat(WorkerLost.isCauseOf((LakewiseException) error)).isTrue();
  }

  private static void killed(long pid) throws Exception {
    ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
    worker.destroyForcibly();
    worker.onExit().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aConstantThatFillsAllMemoryWhileItIsPlannedEndsOnlyTheWorker() {
    LakewiseException error =
        lake.error("select length(repeat('x', 2000000000) || range) from range(9)");
    assertThat(error.code()).isEqualTo(Code.RESOURCE);
    assertThat(lake.sql("select 1")).containsExactly(List.of(1));
  }

  @Test
  void aStatementIsCancelledWhileItComputes() {
    ServedSession session = lake.session();
    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(session::cancel);
    long began = System.nanoTime();
    LakewiseException error = null;
    try {
      WorkerLake.sql(session, ENDLESS);
    } catch (LakewiseException e) {
      error = e;
    }
    assertThat(error).hasMessageContaining("cancelled");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(20);
    assertThat(lake.sql("select 1")).containsExactly(List.of(1));
  }

  @Test
  void aFailureHereIsNoLossOfTheWorker() {
    ServedSession session = lake.session();
    try (Result result = session.defer("select * from range(10)")) {
      long pid = lake.warehouse().pid().orElseThrow();
      DeferredResult rows = (DeferredResult) ((QueryResult) result).rows();
      assertThatThrownBy(() -> drained(rows, LostWorkerIT::planted))
          .isInstanceOfSatisfying(
              LakewiseException.class,
              error -> {
                assertThat(error.code()).isEqualTo(Code.INTERNAL);
                assertThat(WorkerLost.isCauseOf(error)).isFalse();
              })
          .hasMessageContaining("planted");
      assertThat(lake.sql("select 1")).containsExactly(List.of(1));
      assertThat(lake.warehouse().pid().orElseThrow()).isEqualTo(pid);
    }
  }

  private static boolean planted() {
    throw new IllegalStateException("planted");
  }

  private static long drained(DeferredResult rows, BooleanSupplier batch) {
    try (RootAllocator allocator = new RootAllocator()) {
      return rows.drain(allocator, new OneColumn(batch));
    }
  }

  private record OneColumn(BooleanSupplier each) implements ArrowResult.BatchSink {

    @Override
    public void begin(VectorSchemaRoot root, DictionaryProvider dictionaries) {
      assertThat(root.getFieldVectors()).hasSize(1);
    }

    @Override
    public boolean batch() {
      return each.getAsBoolean();
    }
  }
}
