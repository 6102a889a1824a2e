package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterruptTest {

  private static final String RUNAWAY =
      "SELECT count(*) FROM range(100000000) a(x), range(100000) b(y) WHERE (x * y) % 7 = 3";

  @TempDir Path folder;
  private WorkbenchFixture fixture;

  @BeforeEach
  void open() {
    fixture = new WorkbenchFixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void interruptSoon(WorkSession session) {
    fixture.timer.schedule(session::interrupt, 300, TimeUnit.MILLISECONDS);
  }

  @Test
  void aRunawayQueryEnds() {
    try (WorkSession session = fixture.open()) {
      interruptSoon(session);
      assertThatThrownBy(() -> WorkbenchFixture.rows(session.query(RUNAWAY, List.of())))
          .isInstanceOf(LakewiseException.class)
          .hasMessage("The statement was cancelled.");
      assertThatThrownBy(() -> session.query("SELECT 1", List.of()))
          .hasMessage("The statement was cancelled.");
    }
    try (WorkSession session = fixture.open()) {
      assertThat(WorkbenchFixture.rows(session.query("SELECT 1", List.of())))
          .containsExactly(List.of(1));
    }
  }

  @Test
  void aStreamEndsBetweenItsRows() {
    try (WorkSession session = fixture.open()) {
      WorkResult result = session.query("SELECT x FROM range(100000000000) t(x)", List.of());
      assertThat(result.next()).containsExactly(0L);
      session.interrupt();
      assertThatThrownBy(() -> WorkbenchFixture.rows(result))
          .hasMessage("The statement was cancelled.");
    }
  }

  @Test
  void aStreamEndsWhileItsNextRowsAreMade() {
    try (WorkSession session = fixture.open()) {
      interruptSoon(session);
      assertThatThrownBy(
              () ->
                  WorkbenchFixture.rows(
                      session.query(
                          "SELECT x FROM range(1000000000000) t(x)"
                              + " WHERE x < 500000 OR x = 999999999999",
                          List.of())))
          .hasMessage("The statement was cancelled.");
    }
  }

  @Test
  void materializingEnds() {
    try (WorkSession session = fixture.open()) {
      interruptSoon(session);
      assertThatThrownBy(() -> session.materialize("__m", RUNAWAY, List.of()))
          .hasMessage("The statement was cancelled.");
    }
  }

  @Test
  void aTimeLimitIsKept() {
    try (WorkSession session = fixture.workbench.open(new WorkLimits("UTC", 200))) {
      assertThatThrownBy(() -> WorkbenchFixture.rows(session.query(RUNAWAY, List.of())))
          .hasMessageContaining("200 ms");
    }
  }

  @Test
  void progressIsTold() throws Exception {
    try (WorkSession session = fixture.open()) {
      CompletableFuture<Throwable> ended =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  WorkbenchFixture.rows(
                      session.query(
                          "SELECT count(*) FROM range(300000000) a(x), range(4) b(y)"
                              + " WHERE (x * y) % 7 = 3",
                          List.of()));
                  return null;
                } catch (LakewiseException e) {
                  return e;
                }
              });
      double progress = -1;
      while (progress <= 0 && !ended.isDone()) {
        progress = session.progress();
        Thread.onSpinWait();
      }
      session.interrupt();
      ended.get(30, TimeUnit.SECONDS);
      assertThat(progress).isBetween(0.0, 1.0);
      assertThat(session.progress()).isNegative();
    }
  }
}
