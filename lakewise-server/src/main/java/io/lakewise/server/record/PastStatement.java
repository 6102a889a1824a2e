package io.lakewise.server.record;

import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.engine.workbench.WorkProfile.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param measures what it took
 * @param tags of its author; keys alone have null
 * @param operators that computed it, each kind once; none where nobody looked
 * @param tables that it read or changed, also those that it did not name itself
 * @param predicates on columns of these, without values
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
    Measures measures,
    Map<String, String> tags,
    List<Operator> operators,
    List<TableUse> tables,
    List<String> predicates) {

  /**
   * What a statement took; durations are milliseconds.
   *
   * @param queued before it had a worker
   * @param rows of its answer
   * @param bytes of its answer
   * @param readFiles of its tables
   * @param prunedFiles that were left out
   * @param spilledBytes the most that lay on the worker's disk meanwhile
   * @param fromCache whether the rows were known before it came
   */
  public record Measures(
      long queued,
      long planned,
      long executed,
      long fetched,
      long rows,
      long bytes,
      long readFiles,
      long prunedFiles,
      long readBytes,
      long prunedBytes,
      long spilledBytes,
      boolean fromCache) {

    /** Of a statement that has not ended. */
    public static Measures running(long queued) {
      return new Measures(queued, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);
    }

    static Measures of(StatementRecord record) {
      StatementRecord.Times times = record.times();
      StatementRecord.Volume volume = record.volume();
      return new Measures(
          RecordTable.millis(times.queued()),
          RecordTable.millis(times.planned()),
          RecordTable.millis(times.executed()),
          RecordTable.millis(times.fetched()),
          volume.rows(),
          volume.bytes(),
          volume.filesRead(),
          volume.filesBefore() - volume.filesRead(),
          volume.bytesRead(),
          volume.bytesBefore() - volume.bytesRead(),
          volume.spilledBytes(),
          volume.fromCache());
    }
  }

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
        Measures.of(record),
        record.tags(),
        record.profile(),
        record.tables(),
        record.predicates());
  }
}
