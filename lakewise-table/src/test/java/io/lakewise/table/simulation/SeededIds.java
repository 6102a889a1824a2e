package io.lakewise.table.simulation;

import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Ids from a seed. */
public final class SeededIds implements Supplier<UUID> {

  private final Random random;

  /** The ids of a seed. */
  public SeededIds(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public synchronized UUID get() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    return new UUID(high, (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | Long.MIN_VALUE);
  }
}
