package io.lakewise.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.cli.command.FakeSession;
import io.lakewise.engine.result.Results;
import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedSessionTest {

  private final Recorder timer = new Recorder();
  private final List<LakewiseException> ends = new ArrayList<>();
  private final FakeSession session = new FakeSession();
  private final TimedSession timed = new TimedSession(session, 500, timer, ends::add);

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void aStatementThatDoesNotListenEndsTheProcessSomeTimeAfterItsLimit() {
    session.answer(
        "select 1",
        () -> {
          timer.only().task().run();
          throw new IllegalStateException("ended");
        });

    assertThatThrownBy(() -> timed.execute("select 1")).hasMessage("ended");

    assertThat(timer.only().millis()).isEqualTo(10_500);
    assertThat(ends).singleElement().asString().contains("--timeout");
  }

  @Test
  void aStatementThatEndsLetsTheProcessLive() {
    session.answer("select 1", () -> Results.rows(List.of(), List.of()));

    timed.execute("select 1").close();
    timed.describe("select 1");

    assertThat(timer.scheduled).hasSize(2).allMatch(each -> each.task().isCancelled());
    assertThat(ends).isEmpty();
  }

  @Test
  void aStatementThatFailsLetsTheProcessLive() {
    session.answer(
        "select 1",
        () -> {
          throw new IllegalStateException("wrong");
        });

    assertThatThrownBy(() -> timed.execute("select 1")).hasMessage("wrong");

    assertThat(timer.only().task().isCancelled()).isTrue();
  }

  /** Runs nothing by itself. */
  private static final class Recorder extends ScheduledThreadPoolExecutor {

    private record Scheduled(Task task, long millis) {}

    private final List<Scheduled> scheduled = new ArrayList<>();

    Recorder() {
      super(0);
    }

    Scheduled only() {
      assertThat(scheduled).hasSize(1);
      return scheduled.get(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      Task task = new Task(command);
      scheduled.add(new Scheduled(task, unit.toMillis(delay)));
      return task;
    }
  }

  private static final class Task extends FutureTask<Void>
      implements RunnableScheduledFuture<Void> {

    Task(Runnable command) {
      super(command, null);
    }

    @Override
    public boolean isPeriodic() {
      return false;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }
}
