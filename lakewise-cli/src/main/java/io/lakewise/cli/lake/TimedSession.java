package io.lakewise.cli.lake;

import io.lakewise.engine.session.ForwardingSession;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A session that ends the process when a statement does not end at its time limit: the engine
 * cannot be interrupted while it folds constants.
 */
final class TimedSession extends ForwardingSession {

  private static final long GRACE_MILLIS = 10_000;

  private final long limitMillis;
  private final ScheduledExecutorService timer;
  private final Consumer<LakewiseException> end;

  /**
   * Around another.
   *
   * @param limitMillis after which the session itself ends a statement if it can
   * @param end says why and ends the process
   */
  TimedSession(
      Session session,
      long limitMillis,
      ScheduledExecutorService timer,
      Consumer<LakewiseException> end) {
    super(session);
    this.limitMillis = limitMillis;
    this.timer = timer;
    this.end = end;
  }

  @Override
  public Result execute(String statement) {
    return inTime(() -> super.execute(statement));
  }

  @Override
  public List<ResultColumn> describe(String statement) {
    return inTime(() -> super.describe(statement));
  }

  private <T> T inTime(Supplier<T> running) {
    ScheduledFuture<?> overdue =
        timer.schedule(
            () -> end.accept(LakeErrors.notEndedInTime()),
            limitMillis + GRACE_MILLIS,
            TimeUnit.MILLISECONDS);
    try {
      return running.get();
    } finally {
      overdue.cancel(false);
    }
  }
}
