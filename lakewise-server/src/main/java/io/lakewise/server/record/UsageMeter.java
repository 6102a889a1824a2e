package io.lakewise.server.record;

import io.lakewise.server.warehouse.WarehouseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Adds up how long the workers of each warehouse live. What was added up is told once a minute, and
 * when a warehouse has no worker any more. Not thread-safe.
 */
final class UsageMeter {

  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final Prices prices;
  private final Supplier<String> ids;
  private final Map<String, Running> running = new HashMap<>();

  /** The workers of a warehouse since a time, and what came before it since it was told last. */
  private static final class Running {
    private final WarehouseEvent last;
    private final Instant toldLast;
    private final Instant since;
    private final double workerSeconds;

    private Running(WarehouseEvent last, Instant toldLast, Instant since, double workerSeconds) {
      this.last = last;
      this.toldLast = toldLast;
      this.since = since;
      this.workerSeconds = workerSeconds;
    }

    private double until(Instant time) {
      double seconds = Duration.between(since, time).toNanos() / 1e9;
      return workerSeconds + Math.max(0, seconds) * last.workers();
    }
  }

  UsageMeter(Prices prices, Supplier<String> ids) {
    this.prices = prices;
    this.ids = ids;
  }

  /** Takes note of an event; answers what there is to tell because of it. */
  List<UsageRecord> happened(WarehouseEvent event) {
    Running before = running.get(event.warehouseId());
    List<UsageRecord> told = new ArrayList<>();
    if (before == null) {
      if (event.workers() > 0) {
        running.put(event.warehouseId(), new Running(event, event.at(), event.at(), 0));
      }
      return told;
    }
    boolean ends = event.workers() == 0 || !event.size().equals(before.last.size());
    double seconds = before.until(event.at());
    if (ends) {
      tell(before, event.at(), told);
    }
    if (event.workers() == 0) {
      running.remove(event.warehouseId());
    } else {
      running.put(
          event.warehouseId(),
          new Running(event, ends ? event.at() : before.toldLast, event.at(), ends ? 0 : seconds));
    }
    return told;
  }

  /** What there is to tell because time has passed; at the end, all of it. */
  List<UsageRecord> passed(Instant now, boolean atTheEnd) {
    List<UsageRecord> told = new ArrayList<>();
    for (Map.Entry<String, Running> entry : running.entrySet()) {
      Running since = entry.getValue();
      if (atTheEnd || !now.isBefore(since.toldLast.plus(TOLD_EVERY))) {
        tell(since, now, told);
        entry.setValue(new Running(since.last, now, now, 0));
      }
    }
    return told;
  }

  private void tell(Running since, Instant until, List<UsageRecord> told) {
    double seconds = since.until(until);
    if (seconds <= 0) {
      return;
    }
    WarehouseEvent last = since.last;
    double credits = prices.credits(last.size(), Duration.ofNanos((long) (seconds * 1e9)));
    told.add(
        new UsageRecord(
            ids.get(),
            last.warehouseId(),
            last.warehouse(),
            last.size(),
            StatementEntries.micros(since.toldLast),
            StatementEntries.micros(until),
            seconds,
            credits,
            prices.cost(credits),
            prices.currency()));
  }
}
