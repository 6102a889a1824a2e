package io.lakewise.engine.damage;

import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Ids that are the same in each run, so that files have the same names and order. */
final class SeededIds implements Supplier<UUID> {

  private Random random = new Random(1);

  synchronized void begin(long seed) {
    random = new Random(seed);
  }

  @Override
  public synchronized UUID get() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
