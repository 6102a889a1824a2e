package io.lakewise.catalog.record;

import io.lakewise.catalog.state.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The statements of each user, with their texts where these are kept. Thread-safe. */
public final class StatementHistory {

  private final State state;

  /**
   * A statement that has ended.
   *
   * @param id of the statement
   * @param user whose it was
   * @param startedAt microseconds since the epoch
   * @param content what is told of it beside its text, as JSON
   * @param text its text; null where texts are not kept
   * @param error why it failed, which may quote its values; null if it did not, and where texts are
   *     not kept
   */
  public record Entry(
      String id, String user, long startedAt, String content, String text, String error) {}

  /** What is kept in a state; {@link PendingRecords#add} adds to it. */
  public StatementHistory(State state) {
    this.state = state;
  }

  static boolean has(Handle handle, String id) {
    return handle
        .createQuery("SELECT 1 FROM statement_history WHERE statement_id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Adds rows; whoever was renamed while a statement ran is called as its running row says. */
  static void insert(Handle handle, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO statement_history
              (statement_id, user_id, started_at, content, statement_text, error_text)
            VALUES (:id,
              coalesce((SELECT user_id FROM running_statements WHERE statement_id = :id), :user),
              :started, :content, :text, :error)
            ON CONFLICT (statement_id) DO NOTHING
            """)) {
      for (Entry entry : entries) {
        batch
            .bind("id", entry.id())
            .bind("user", entry.user())
            .bind("started", entry.startedAt())
            .bind("content", entry.content())
            .bind("text", entry.text())
            .bind("error", entry.error())
            .add();
      }
      batch.execute();
    }
  }

  /**
   * The statements of a user, the newest first.
   *
   * @param from the least time, in microseconds since the epoch
   * @param to the greatest time
   * @param before only those that come behind this one, which began at {@code to} or earlier; empty
   *     for all
   */
  public List<Entry> of(String user, long from, long to, String before, int most) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT statement_id, user_id, started_at, content, statement_text, error_text
                    FROM statement_history
                    WHERE user_id = :user AND started_at >= :from
                      AND (started_at < :to
                        OR (started_at = :to AND (:before = '' OR statement_id < :before)))
                    ORDER BY started_at DESC, statement_id DESC
                    LIMIT :most
                    """)
                .bind("user", user)
                .bind("from", from)
                .bind("to", to)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> entry(row))
                .list());
  }

  /** The statement of a user that has this id. */
  public Optional<Entry> find(String user, String id) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT statement_id, user_id, started_at, content, statement_text, error_text
                    FROM statement_history
                    WHERE statement_id = :id AND user_id = :user
                    """)
                .bind("id", id)
                .bind("user", user)
                .map((row, context) -> entry(row))
                .findOne());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  /** Forgets the statements that began before a time, in microseconds since the epoch. */
  public int removeBefore(long time) {
    return state.write(
        handle ->
            handle
                .createUpdate("DELETE FROM statement_history WHERE started_at < :time")
                .bind("time", time)
                .execute());
  }
}
