package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which queries have their operators told. Queries are taken for the same if they differ in numbers
 * and strings alone: the first has them, and one in several that follow, or all if one of them took
 * long, as somebody will ask why it did. Thread-safe.
 */
final class ProfileChoice {

  private static final double LONG_SECONDS = 0.1;

  /** Of so many short queries the first is told in full. */
  private static final int ONE_IN = 8;

  private static final int MOST_KNOWN = 10_000;

  private final boolean profiles;
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
    private boolean tookLong;
  }

  /**
   * Chooses.
   *
   * @param profiles whether anything is told at all
   */
  ProfileChoice(boolean profiles) {
    this.profiles = profiles;
  }

  /** What is told of a query over tables. */
  ProfileDetail of(String select, List<BoundTable> tables) {
    if (!profiles) {
      return ProfileDetail.NONE;
    }
    if (tables.stream().anyMatch(table -> table.barrier() != null)) {
      return ProfileDetail.MEMORY;
    }
    int shape = shape(select);
    synchronized (known) {
      Known same = known.computeIfAbsent(shape, none -> new Known());
      return same.asked++ % ONE_IN == 0 || same.tookLong
          ? ProfileDetail.OPERATORS
          : ProfileDetail.MEMORY;
    }
  }

  /** A query has taken so long. */
  void took(String select, double seconds) {
    if (profiles && seconds >= LONG_SECONDS) {
      int shape = shape(select);
      synchronized (known) {
        known.computeIfAbsent(shape, none -> new Known()).tookLong = true;
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
