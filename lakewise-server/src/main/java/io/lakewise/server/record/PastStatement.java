package io.lakewise.server.record;

import io.lakewise.catalog.record.StatementHistory;
import java.time.Instant;
import java.util.Optional;

/**
 * A statement that has ended, as the history of its author has it.
 *
 * @param id unique
 * @param user whose it was
 * @param text empty where texts are not kept
 * @param error why it failed; empty if it did not, and where texts are not kept
 * @param status {@code FINISHED}, {@code FAILED} or {@code CANCELED}
 * @param type as Databricks has it
 * @param application what the client called itself
 * @param warehouseId where it ran; empty if it did not
 * @param started when it was asked
 * @param ended when it was over
 * @param queuedMillis that it waited
 * @param executedMillis that it ran, without the time in which its rows were fetched
 * @param rows of its answer
 * @param fromCache whether they were known before it came
 */
public record PastStatement(
    String id,
    String user,
    Optional<String> text,
    Optional<String> error,
    String status,
    String type,
    String application,
    String warehouseId,
    Instant started,
    Instant ended,
    long queuedMillis,
    long executedMillis,
    long rows,
    boolean fromCache) {

  static PastStatement of(StatementHistory.Entry entry) {
    StatementRecord record = (StatementRecord) RecordJson.entry(entry.content());
    return new PastStatement(
        entry.id(),
        entry.user(),
        Optional.ofNullable(entry.text()),
        Optional.ofNullable(entry.error()),
        record.status(),
        record.type(),
        record.caller().application() == null ? "" : record.caller().application(),
        record.place() == null || record.place().warehouseId() == null
            ? ""
            : record.place().warehouseId(),
        RecordTable.time(record.times().started()),
        RecordTable.time(record.times().ended()),
        RecordTable.millis(record.times().queued()),
        RecordTable.millis(record.times().planned() + record.times().executed()),
        record.volume().rows(),
        record.volume().fromCache());
  }
}
