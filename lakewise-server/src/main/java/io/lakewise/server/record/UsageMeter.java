package io.lakewise.server.record;

import io.lakewise.server.warehouse.BusyWorkers;
import io.lakewise.server.warehouse.WarehouseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Adds up how long the workers of each warehouse live, and how long no statement needs them. What
 * was added up is told once a minute, and when a warehouse has no worker any more. Not thread-safe.
 */
final class UsageMeter {

  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final Prices prices;
  private final Supplier<String> ids;
  private final Map<String, Running> running = new HashMap<>();
  private final Map<String, Integer> busy = new HashMap<>();

  /** The workers of a warehouse since a time, and what came before it since it was told last. */
  private static final class Running {
    private final WarehouseEvent last;
    private final Instant toldLast;
    private final Instant since;
    private final double workerSeconds;
    private final double idleSeconds;

    private Running(
        WarehouseEvent last,
        Instant toldLast,
        Instant since,
        double workerSeconds,
        double idleSeconds) {
      this.last = last;
      this.toldLast = toldLast;
      this.since = since;
      this.workerSeconds = workerSeconds;
      this.idleSeconds = idleSeconds;
    }

    /** From a time on, when nothing is left to tell of what came before. */
    private static Running from(WarehouseEvent last, Instant time) {
      return new Running(last, time, time, 0, 0);
    }

    /**
     * The same at a later time, until which so many workers were needed. Events of several threads
     * may come late: one of an earlier time adds nothing, so that no time is counted twice.
     */
    private Running until(Instant time, int busy) {
      Instant end = time.isBefore(since) ? since : time;
      double seconds = Duration.between(since, end).toNanos() / 1e9;
      return new Running(
          last,
          toldLast,
          end,
          workerSeconds + seconds * last.workers(),
          idleSeconds + seconds * Math.max(0, last.workers() - busy));
    }

    /** The same with another number of workers. */
    private Running with(WarehouseEvent event) {
      return new Running(event, toldLast, since, workerSeconds, idleSeconds);
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
        running.put(event.warehouseId(), Running.from(event, event.at()));
      }
      return told;
    }
    boolean ends = event.workers() == 0 || !event.size().equals(before.last.size());
    Running now = before.until(event.at(), busy(event.warehouseId()));
    if (ends) {
      tell(now, told);
    }
    if (event.workers() == 0) {
      running.remove(event.warehouseId());
    } else {
      running.put(event.warehouseId(), ends ? Running.from(event, now.since) : now.with(event));
    }
    return told;
  }

  /** Takes note of how many workers statements need from now on. */
  void busy(BusyWorkers now) {
    running.computeIfPresent(now.warehouseId(), (id, before) -> before.until(now.at(), busy(id)));
    if (now.workers() == 0) {
      busy.remove(now.warehouseId());
    } else {
      busy.put(now.warehouseId(), now.workers());
    }
  }

  private int busy(String warehouseId) {
    return busy.getOrDefault(warehouseId, 0);
  }

  /** What there is to tell because time has passed; at the end, all of it. */
  List<UsageRecord> passed(Instant now, boolean atTheEnd) {
    List<UsageRecord> told = new ArrayList<>();
    for (Map.Entry<String, Running> entry : running.entrySet()) {
      Running since = entry.getValue();
      if (atTheEnd || !now.isBefore(since.toldLast.plus(TOLD_EVERY))) {
        Running until = since.until(now, busy(entry.getKey()));
        tell(until, told);
        entry.setValue(Running.from(since.last, until.since));
      }
    }
    return told;
  }

  private void tell(Running since, List<UsageRecord> told) {
    double seconds = since.workerSeconds;
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
            StatementEntries.micros(since.since),
            seconds,
            since.idleSeconds,
            credits,
            prices.cost(credits),
            prices.currency()));
  }
}
