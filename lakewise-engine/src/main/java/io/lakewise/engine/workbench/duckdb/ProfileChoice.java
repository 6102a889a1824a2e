package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.parquet.ScanFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which queries have their operators told. Whatever may take long has them always, as somebody will
 * ask why it did, and so has what took long before; of all others one in several. Thread-safe.
 */
final class ProfileChoice {

  /** So much of one table is mostly read in less than a tenth of a second. */
  private static final long SHORT_BYTES = 32L << 20;

  private static final double LONG_SECONDS = 0.1;

  /** Of so many short queries the first is told in full. */
  private static final int ONE_IN = 8;

  private static final int MOST_KNOWN = 10_000;

  private final boolean profiles;
  private final AtomicLong shortOnes = new AtomicLong();
  private final Map<Integer, Boolean> longOnes =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
              return size() > MOST_KNOWN;
            }
          });

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
    return mayTakeLong(tables)
            || longOnes.get(select.hashCode()) != null
            || shortOnes.getAndIncrement() % ONE_IN == 0
        ? ProfileDetail.OPERATORS
        : ProfileDetail.MEMORY;
  }

  /** A query has taken so long: the next time it is told in full if that was long. */
  void took(String select, double seconds) {
    if (seconds >= LONG_SECONDS) {
      longOnes.put(select.hashCode(), true);
    }
  }

  /** Nobody knows how much a query does that reads no table, or joins. */
  private static boolean mayTakeLong(List<BoundTable> tables) {
    return tables.size() != 1
        || tables.get(0).scan().files().stream().mapToLong(ScanFile::size).sum() > SHORT_BYTES;
  }
}
