package io.lakewise.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when it is told to. */
public final class ManualClock implements InstantSource {

  private Instant now = Instant.parse("2031-05-06T07:08:09.123456Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves on. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }
}
