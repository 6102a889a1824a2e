package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Which queries are profiled. Queries are taken for the same if they differ in numbers and strings
 * alone: the first is profiled, one in several that follow, and those that come next after one that
 * took long, as somebody will ask why it did. Thread-safe.
 */
final class ProfileChoice {

  private static final long LONG_NANOS = 100_000_000;

  /** Of so many short queries the first is profiled, and so many after a long one. */
  private static final int ONE_IN = 8;

  private static final int MOST_KNOWN = 10_000;

  private final Optional<LongSupplier> clock;
  private final Map<Integer, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Known> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  /** What is known of queries that are the same. */
  private static final class Known {
    private int asked;
    private int afterLong;
  }

  /**
   * Chooses.
   *
   * @param clock tells nanoseconds; empty if nothing is told at all
   */
  ProfileChoice(Optional<LongSupplier> clock) {
    this.clock = clock;
  }

  /** When it is, in nanoseconds since some moment. */
  long now() {
    return clock.map(LongSupplier::getAsLong).orElse(0L);
  }

  /** What is told of a query over tables. */
  ProfileDetail of(String select, List<BoundTable> tables) {
    if (clock.isEmpty()) {
      return ProfileDetail.NONE;
    }
    int shape = shape(select);
    synchronized (known) {
      Known same = known.computeIfAbsent(shape, none -> new Known());
      boolean afterLong = same.afterLong > 0;
      same.afterLong -= afterLong ? 1 : 0;
      if (same.asked++ % ONE_IN != 0 && !afterLong) {
        return ProfileDetail.NONE;
      }
    }
    return tables.stream().anyMatch(table -> table.barrier() != null)
        ? ProfileDetail.MEMORY
        : ProfileDetail.OPERATORS;
  }

  /** A query has run that began at a time of {@link #now}. */
  void ran(String select, long began) {
    if (now() - began >= LONG_NANOS) {
      int shape = shape(select);
      synchronized (known) {
        known.computeIfAbsent(shape, none -> new Known()).afterLong = ONE_IN;
      }
    }
  }

  /** A hash of a query without its digits and what is between apostrophes. */
  private static int shape(String select) {
    int hash = 0;
    boolean quoted = false;
    for (int i = 0; i < select.length(); i++) {
      char each = select.charAt(i);
      quoted ^= each == '\'';
      if (!quoted && (each < '0' || each > '9')) {
        hash = 31 * hash + each;
      }
    }
    return hash;
  }
}
