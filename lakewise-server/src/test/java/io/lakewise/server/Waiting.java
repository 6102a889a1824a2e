package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/** Waiting for what comes by itself. */
public final class Waiting {

  /** Far more than anything takes on a machine that does much else. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final long LOOK_MILLIS = 20;

  private Waiting() {}

  /** Whether something is so. */
  public interface Condition {
    /** Looks. */
    boolean holds() throws Exception;
  }

  /** Returns as soon as something is so; fails when it has not become so. */
  public static void until(String what, Condition condition) throws Exception {
    long begun = System.nanoTime();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - begun).as("not in 60 s: %s", what).isLessThan(MOST_NANOS);
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }
}
