package io.lakewise.catalog.record;

import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.audit.AuditTrail;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Batches of records that are in no table yet, in the order in which they came. Several servers may
 * share them. Thread-safe.
 */
public final class PendingRecords {

  private final State state;
  private final Supplier<String> ids;

  /**
   * Batches of records.
   *
   * @param content as it was given
   */
  public record Batch(long sequence, String content) {}

  /**
   * What is kept in a state.
   *
   * @param ids gives an id to the state's sequence when it begins
   */
  public PendingRecords(State state, Supplier<String> ids) {
    this.state = state;
    this.ids = ids;
  }

  /** Adds a batch to which nothing of the audit belongs. */
  public void add(String content, List<StatementHistory.Entry> history) {
    add(content, history, List.of(), List.of());
  }

  /**
   * Adds a batch together with the entries of the history, the audit and the lineage that belong to
   * it; durable when this returns.
   *
   * @param content lines without a text of a statement; empty for none
   */
  public void add(
      String content,
      List<StatementHistory.Entry> history,
      List<AuditEvent> audit,
      List<LineageWays.Way> lineage) {
    String id = ids.get();
    state.write(
        handle -> {
          insert(handle, id, content);
          StatementHistory.insert(handle, history);
          AuditTrail.add(handle, audit);
          LineageWays.insert(handle, lineage);
          return null;
        });
  }

  /**
   * Says how a statement ended whose server ended with it, unless somebody said so before.
   *
   * @param content one line without the statement's text
   */
  public void lost(String content, StatementHistory.Entry statement) {
    String id = ids.get();
    state.write(
        handle -> {
          if (RunningStatements.remove(handle, statement.id())
              && !StatementHistory.has(handle, statement.id())) {
            insert(handle, id, content);
            StatementHistory.insert(handle, List.of(statement));
          }
          return null;
        });
  }

  private static void insert(Handle handle, String id, String content) {
    if (!content.isEmpty()) {
      handle
          .createUpdate(
              "INSERT INTO pending_records (sequence, content) VALUES (:sequence, :content)")
          .bind("sequence", next(handle, id))
          .bind("content", content)
          .execute();
    }
  }

  private static long next(Handle handle, String id) {
    int had =
        handle
            .createUpdate("UPDATE record_sequence SET last_sequence = last_sequence + 1")
            .execute();
    if (had == 0) {
      handle
          .createUpdate("INSERT INTO record_sequence (id, last_sequence) VALUES (:id, 1)")
          .bind("id", id)
          .execute();
    }
    return handle.createQuery("SELECT last_sequence FROM record_sequence").mapTo(Long.class).one();
  }

  /** Whose sequence it is; empty if nothing was ever added. */
  public String sequenceId() {
    return state.read(
        handle ->
            handle
                .createQuery("SELECT id FROM record_sequence")
                .mapTo(String.class)
                .findOne()
                .orElse(""));
  }

  /** The oldest batches. */
  public List<Batch> first(int most) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    "SELECT sequence, content FROM pending_records ORDER BY sequence LIMIT :most")
                .bind("most", most)
                .map((row, context) -> new Batch(row.getLong(1), row.getString(2)))
                .list());
  }

  /** Forgets the batches up to one, which are in their tables. */
  public void removeUpTo(long sequence) {
    state.write(
        handle ->
            handle
                .createUpdate("DELETE FROM pending_records WHERE sequence <= :sequence")
                .bind("sequence", sequence)
                .execute());
  }
}
