package io.lakewise.server.record;

import io.lakewise.catalog.record.PendingRecords;
import io.lakewise.catalog.record.PendingRecords.Batch;
import io.lakewise.engine.audit.AuditRoll;
import io.lakewise.engine.system.SystemTables;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts records from the state into the tables of {@code system}, each exactly once: a table knows
 * how far it was written, and only what is in all tables leaves the state. Thread-safe.
 */
final class Roller {

  private static final Logger LOG = LoggerFactory.getLogger(Roller.class);
  private static final String APPLICATION = "lakewise-records-";
  private static final int MOST_BATCHES = 500;
  private static final int ATTEMPTS = 3;

  private final Recorder recorder;
  private final PendingRecords pending;
  private final SystemTables tables;
  private final AuditRoll audit;

  Roller(Recorder recorder, PendingRecords pending, SystemTables tables, AuditRoll audit) {
    this.recorder = recorder;
    this.pending = pending;
    this.tables = tables;
    this.audit = audit;
  }

  /** Puts everything that was recorded into the tables, if that can be done. */
  synchronized void roll() {
    for (int attempt = 1; ; attempt++) {
      try {
        recorder.flush();
        rollAll();
        audit.roll();
        return;
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS) {
          LOG.warn("Records wait in the state: their tables could not be written", failure);
          return;
        }
      }
    }
  }

  private void rollAll() {
    List<Batch> batches = pending.first(MOST_BATCHES);
    String application = APPLICATION + pending.sequenceId();
    while (!batches.isEmpty()) {
      long last = batches.get(batches.size() - 1).sequence();
      List<Known> known = batches.stream().map(Known::of).toList();
      for (RecordTable table : RecordTables.ALL) {
        write(table, known, application, last);
      }
      pending.removeUpTo(last);
      batches = pending.first(MOST_BATCHES);
    }
  }

  /** A batch that has been read: reading takes longer than all else, and there are six tables. */
  private record Known(long sequence, List<RecordEntry> entries) {
    static Known of(Batch batch) {
      return new Known(batch.sequence(), RecordJson.entries(batch.content()));
    }
  }

  private void write(RecordTable table, List<Known> batches, String application, long last) {
    boolean appended =
        tables.append(table.table(), application, last, written -> rows(table, batches, written));
    if (appended && tables.compact(table.table())) {
      tables.vacuum(table.table());
    }
  }

  private List<List<Object>> rows(RecordTable table, List<Known> batches, long written) {
    List<List<Object>> rows = new ArrayList<>();
    for (Known batch : batches) {
      if (batch.sequence() > written) {
        batch.entries().forEach(entry -> rows.addAll(table.rows(entry)));
      }
    }
    return table.onlyChanges() && !rows.isEmpty()
        ? WarehouseChanges.among(rows, tables.rows(table.table()))
        : rows;
  }
}
