package io.lakewise.server.record;

import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.record.LineageWays.Way;
import io.lakewise.catalog.record.PendingRecords;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.server.warehouse.BusyWorkers;
import io.lakewise.server.warehouse.WarehouseEvent;
import io.lakewise.server.warehouse.WarehouseEvents;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records and writes them into the state in batches. Whoever brings one never waits: what
 * does not fit into the queue is counted and gone. Thread-safe.
 */
public final class Recorder implements WarehouseEvents, StatementRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final int MOST_WAITING = 20_000;

  private final PendingRecords pending;
  private final StatementEntries statements;
  private final RunningNotes running;
  private final StatementAudit audit;
  private final UsageMeter usage;
  private final boolean keepsTexts;
  private final Function<String, Optional<WarehouseEntry>> warehouses;
  private final Consumer<WritingRun> runs;
  private final InstantSource clock;
  private final KnownWays ways = new KnownWays();
  private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final AtomicLong recorded = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  /**
   * Writes into a state.
   *
   * @param keepsTexts whether the history has the texts of statements and of their errors
   * @param warehouses the settings of a warehouse by its id
   * @param runs is told of statements that write something; it must not take its time
   */
  Recorder(
      PendingRecords pending,
      StatementEntries statements,
      RunningNotes running,
      StatementAudit audit,
      UsageMeter usage,
      boolean keepsTexts,
      Function<String, Optional<WarehouseEntry>> warehouses,
      Consumer<WritingRun> runs,
      InstantSource clock) {
    this.warehouses = warehouses;
    this.runs = runs;
    this.pending = pending;
    this.statements = statements;
    this.running = running;
    this.audit = audit;
    this.usage = usage;
    this.keepsTexts = keepsTexts;
    this.clock = clock;
  }

  @Override
  public void began(EndedStatement soFar) {
    running.began(soFar);
  }

  @Override
  public void ended(EndedStatement statement) {
    add(statement);
    running.over(statement.id());
  }

  @Override
  public void forgotten(String id) {
    running.over(id);
    begun.remove(id);
  }

  /** Something belongs into the audit. */
  public void audit(AuditEvent event) {
    add(event);
  }

  @Override
  public void happened(WarehouseEvent event) {
    add(event);
  }

  @Override
  public void busy(BusyWorkers now) {
    add(now);
  }

  /** Somebody told of a run of a job elsewhere. */
  public void declared(DeclaredRun run) {
    add(run);
  }

  /** The settings of a warehouse are others. */
  void changed(WarehouseRecord warehouse) {
    add(warehouse);
  }

  /** What goes into the state together. */
  private static final class Taken {
    private final List<RecordEntry> entries = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private final List<StatementHistory.Entry> history = new ArrayList<>();
    private final List<AuditEvent> events = new ArrayList<>();

    private void add(RecordEntry entry) {
      add(entry, RecordJson.line(entry));
    }

    private void add(RecordEntry entry, String line) {
      entries.add(entry);
      lines.append(line).append('\n');
    }
  }

  private void add(Object item) {
    if (!queue.offer(item)) {
      dropped.incrementAndGet();
    }
  }

  /** How many records were written. */
  public long recorded() {
    return recorded.get();
  }

  /**
   * How many records were lost because too many came at once, or the state could not be written.
   */
  public long dropped() {
    return dropped.get();
  }

  /** Writes what has come; what came before the call is durable when this returns. */
  public void flush() {
    flush(false);
  }

  /** The same, and tells what was not due yet. */
  synchronized void flush(boolean atTheEnd) {
    List<Object> items = new ArrayList<>();
    queue.drainTo(items);
    Taken taken = new Taken();
    items.forEach(item -> take(item, taken));
    usage.passed(clock.instant(), atTheEnd).forEach(taken::add);
    if (!taken.entries.isEmpty() || !taken.events.isEmpty()) {
      write(taken);
    }
    for (EndedStatement statement : running.write()) {
      StatementRecord soFar = statements.of(statement);
      if (soFar.writes()) {
        begun.add(statement.id());
        runs.accept(WritingRun.of(soFar, false));
      }
    }
  }

  /** Says how statements ended whose server was killed. */
  void recover() {
    for (StatementRecord lost : running.recover()) {
      if (lost.writes()) {
        runs.accept(WritingRun.of(lost, true));
      }
    }
  }

  private void write(Taken taken) {
    try {
      List<Way> fresh = ways.fresh(taken.entries);
      pending.add(taken.lines.toString(), taken.history, taken.events, fresh);
      ways.written(fresh);
      recorded.addAndGet(taken.entries.size());
    } catch (RuntimeException failure) {
      dropped.addAndGet(taken.entries.size());
      LOG.warn("{} records were not written and are lost", taken.entries.size(), failure);
    }
  }

  private Optional<WarehouseRecord> settings(WarehouseEvent event) {
    long at = StatementEntries.micros(event.at());
    return switch (event.kind()) {
      case CREATED, RESIZED -> warehouses.apply(event.warehouseId()).map(w -> settings(w, at));
      case DELETED ->
          Optional.of(
              new WarehouseRecord(
                  event.warehouseId(), event.warehouse(), event.size(), 0, 0, 0, null, at, at));
      case STARTING,
          RUNNING,
          STOPPING,
          STOPPED,
          SCALED_UP,
          SCALED_DOWN,
          WORKER_LOST,
          DEGRADED,
          LACKS_MEMORY,
          QUEUE_LENGTH ->
          Optional.empty();
    };
  }

  static WarehouseRecord settings(WarehouseEntry warehouse, long at) {
    return new WarehouseRecord(
        warehouse.id(),
        warehouse.name(),
        warehouse.size().orElse(null),
        warehouse.minWorkers(),
        warehouse.maxWorkers(),
        warehouse.autoStopMinutes(),
        warehouse.owner(),
        at,
        null);
  }

  private void take(Object item, Taken taken) {
    if (item instanceof EndedStatement statement) {
      take(statement, taken);
    } else if (item instanceof WarehouseEvent event) {
      taken.add(
          new EventRecord(
              event.kind().name(),
              event.warehouseId(),
              event.warehouse(),
              event.size(),
              event.workers(),
              event.waiting(),
              event.worker(),
              StatementEntries.micros(event.at())));
      usage.happened(event).forEach(taken::add);
      settings(event).ifPresent(taken::add);
    } else if (item instanceof BusyWorkers busy) {
      usage.busy(busy);
    } else if (item instanceof AuditEvent event) {
      taken.events.add(event);
    } else {
      taken.add((RecordEntry) item);
    }
  }

  private void take(EndedStatement statement, Taken taken) {
    StatementRecord made = statements.of(statement);
    String brief = RecordJson.line(made.brief());
    taken.add(made, RecordJson.line(made, brief));
    WritingRun run = WritingRun.of(made, begun.remove(made.id()));
    if (run.writes()) {
      runs.accept(run);
    }
    taken.events.add(audit.of(statement, made));
    taken.history.add(
        new StatementHistory.Entry(
            made.id(),
            made.caller().user(),
            made.times().started(),
            brief,
            keepsTexts ? statement.text() : null,
            keepsTexts && statement.failure() != null ? statement.failure().message() : null));
  }
}
