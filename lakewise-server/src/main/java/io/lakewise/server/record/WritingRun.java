package io.lakewise.server.record;

import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.server.statement.QueryTags;
import java.time.Instant;
import java.util.List;

/**
 * A statement that wrote something or tried to, for who passes it on: nothing that its author wrote
 * is in it but names of tables and columns that exist, and tags.
 *
 * @param id of the statement
 * @param type as in {@code system.query.history}
 * @param fingerprint of its text
 * @param status {@code RUNNING}, {@code FINISHED}, {@code FAILED} or {@code CANCELED}
 * @param begun whether it was told before that it runs
 * @param tables that it read or changed
 * @param lineage where what it wrote came from; empty if it failed or runs
 * @param tags of its author, which may name its job
 */
public record WritingRun(
    String id,
    String type,
    String fingerprint,
    String status,
    boolean begun,
    Instant started,
    Instant ended,
    List<TableUse> tables,
    List<Lineage> lineage,
    QueryTags tags) {

  /** Copies the lists. */
  public WritingRun {
    tables = List.copyOf(tables);
    lineage = List.copyOf(lineage);
  }

  static WritingRun of(StatementRecord statement, boolean begun) {
    return new WritingRun(
        statement.id(),
        statement.type(),
        statement.fingerprint(),
        statement.status(),
        begun,
        RecordTable.time(statement.times().started()),
        RecordTable.time(statement.times().ended()),
        statement.tables(),
        statement.lineage(),
        new QueryTags(statement.tags()));
  }

  /** Whether it changed a table, would have if it had not failed, or was expected to. */
  boolean writes() {
    return begun
        || !lineage.isEmpty()
        || (!status.equals("FINISHED")
            && tables.stream().anyMatch(use -> !use.access().equals(TableUse.READ)));
  }
}
