package io.lakewise.table.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when it is told to. Not thread-safe: one actor runs at a time. */
public final class VirtualClock extends Clock {

  private long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  /** Goes on. */
  public void advance(Duration duration) {
    now += duration.toMillis();
  }

  @Override
  public long millis() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
