package io.lakewise.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what fails, by whoever tries. After so many attempts further ones are let through only as
 * time forgets the earlier. Those who tried longest ago are forgotten when there are too many, so
 * its memory is bounded. Thread-safe.
 */
public final class Attempts {

  private static final int MOST = 10_000;

  private final Duration allowance;
  private final Duration each;
  private final InstantSource clock;

  /** When all attempts of each are forgotten. */
  private final Map<String, Instant> forgotten = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Counts.
   *
   * @param burst attempts that nobody minds
   * @param each after which one more is forgotten
   */
  public Attempts(int burst, Duration each, InstantSource clock) {
    this.allowance = each.multipliedBy(burst);
    this.each = each;
    this.clock = clock;
  }

  /** Seconds until somebody may try, 0 if at once. */
  public synchronized int seconds(String who) {
    Instant now = clock.instant();
    Instant until = forgotten.get(who);
    if (until == null) {
      return 0;
    }
    if (!until.isAfter(now)) {
      forgotten.remove(who);
      return 0;
    }
    Duration over = Duration.between(now, until).plus(each).minus(allowance);
    return over.isNegative() || over.isZero() ? 0 : (int) Math.min(3600, over.toSeconds() + 1);
  }

  /** Somebody tries. */
  public synchronized void tried(String who) {
    Instant now = clock.instant();
    Instant until = forgotten.get(who);
    forgotten.put(who, (until == null || until.isBefore(now) ? now : until).plus(each));
    if (forgotten.size() > MOST) {
      forgotten.remove(forgotten.keySet().iterator().next());
    }
  }

  /** An attempt was none, as it succeeded. */
  public synchronized void succeeded(String who) {
    forgotten.computeIfPresent(who, (same, until) -> until.minus(each));
  }

  /** How many are counted. */
  synchronized int size() {
    return forgotten.size();
  }
}
