package io.lakewise.server.record;

import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.TableUse;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A statement that wrote something or tried to, for who passes it on: nothing that its author wrote
 * is in it but names of tables and columns that exist.
 *
 * @param id of the statement
 * @param type as in {@code system.query.history}
 * @param fingerprint of its text
 * @param status {@code RUNNING}, {@code FINISHED}, {@code FAILED} or {@code CANCELED}
 * @param begun whether it was told before that it runs
 * @param tables that it read or changed
 * @param lineage where what it wrote came from; empty if it failed or runs
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
    List<Lineage> lineage) {

  /** Copies the lists. */
  public WritingRun {
    tables = List.copyOf(tables);
    lineage = List.copyOf(lineage);
  }

  /** Kinds of statements that write rows; of others, such as CREATE, it shows at their end. */
  private static final Set<String> WRITING =
      Set.of("COPY", "DELETE", "INSERT", "MERGE", "TRUNCATE", "UPDATE");

  /** Whether it can be told that a statement runs before it is known what it does. */
  static boolean writes(StatementRecord statement) {
    return WRITING.contains(statement.type());
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
        statement.lineage());
  }

  /** Whether it changed a table, would have if it had not failed, or was expected to. */
  boolean writes() {
    return begun
        || !lineage.isEmpty()
        || (!status.equals("FINISHED")
            && tables.stream().anyMatch(use -> !use.access().equals(TableUse.READ)));
  }
}
