package io.lakewise.server.record;

import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.TableUse;
import java.time.Instant;
import java.util.List;

/**
 * A statement that wrote something or tried to, for who passes it on: nothing that its author wrote
 * is in it but names of tables and columns that exist.
 *
 * @param id of the statement
 * @param type as in {@code system.query.history}
 * @param fingerprint of its text
 * @param status {@code FINISHED}, {@code FAILED} or {@code CANCELED}
 * @param tables that it read or changed
 * @param lineage where what it wrote came from; empty if it failed
 */
public record FinishedRun(
    String id,
    String type,
    String fingerprint,
    String status,
    Instant started,
    Instant ended,
    List<TableUse> tables,
    List<Lineage> lineage) {

  /** Copies the lists. */
  public FinishedRun {
    tables = List.copyOf(tables);
    lineage = List.copyOf(lineage);
  }

  static FinishedRun of(StatementRecord statement) {
    return new FinishedRun(
        statement.id(),
        statement.type(),
        statement.fingerprint(),
        statement.status(),
        RecordTable.time(statement.times().started()),
        RecordTable.time(statement.times().ended()),
        statement.tables(),
        statement.lineage());
  }

  /** Whether it changed a table, or would have if it had not failed. */
  boolean writes() {
    return !lineage.isEmpty()
        || (!status.equals("FINISHED")
            && tables.stream().anyMatch(use -> !use.access().equals(TableUse.READ)));
  }
}
