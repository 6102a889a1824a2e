package io.lakewise.server.warehouse;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Warehouses;
import io.lakewise.catalog.entry.WarehouseEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which warehouses somebody may use. What was asked a moment ago is not asked again, so what is
 * revoked can be used for another second at most. Thread-safe.
 */
final class SeenWarehouses {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private record Known(Set<String> ids, Instant asked) {}

  private final Supplier<Warehouses> state;
  private final InstantSource clock;
  private final Map<Viewer, Known> known = new LinkedHashMap<>();

  SeenWarehouses(Supplier<Warehouses> state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /** The ids of those that a viewer sees. */
  Set<String> by(Viewer viewer) {
    Instant now = clock.instant();
    synchronized (known) {
      Known fresh = known.get(viewer);
      if (fresh != null && now.isBefore(fresh.asked.plus(FRESH))) {
        return fresh.ids;
      }
    }
    Set<String> ids =
        state.get().list(viewer).stream().map(WarehouseEntry::id).collect(Collectors.toSet());
    synchronized (known) {
      known.remove(viewer);
      if (known.size() == MOST) {
        known.remove(known.keySet().iterator().next());
      }
      known.put(viewer, new Known(ids, now));
    }
    return ids;
  }

  /** What was known is asked again. */
  void forget() {
    synchronized (known) {
      known.clear();
    }
  }
}
