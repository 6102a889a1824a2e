package io.lakewise.table.simulation;

import io.lakewise.table.storage.FaultyStore;

/**
 * Makes every call of a process's store a moment at which another one may come first, or at which
 * the process ends.
 */
public final class CrashPoints implements FaultyStore.Hook {

  private final Schedule schedule;
  private long callsLeft = Long.MAX_VALUE;
  private boolean endsAfterwards;
  private boolean isDead;

  /** The points of a process. */
  public CrashPoints(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Ends at the n-th call from now, before or after it had its effect. */
  public void crashAt(long calls, boolean afterwards) {
    callsLeft = calls;
    endsAfterwards = afterwards;
  }

  /** Forgets an end to come, and one that came. */
  public void live() {
    callsLeft = Long.MAX_VALUE;
    isDead = false;
  }

  /** Whether the process has ended. */
  public boolean isDead() {
    return isDead;
  }

  @Override
  public void before(String method, String path) {
    stopIfDead();
    schedule.point(method + " " + path);
    callsLeft--;
    if (callsLeft == 0 && !endsAfterwards) {
      isDead = true;
      schedule.note("crash before " + method);
    }
    stopIfDead();
  }

  @Override
  public void after(String method, String path) {
    if (callsLeft == 0) {
      isDead = true;
      schedule.note("crash after " + method);
    }
    stopIfDead();
    if (method.equals("putIfAbsent")) {
      schedule.point("done " + path);
    }
  }

  private void stopIfDead() {
    if (isDead) {
      throw new Crash("crashed");
    }
  }
}
