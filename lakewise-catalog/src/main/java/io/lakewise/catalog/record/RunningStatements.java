package io.lakewise.catalog.record;

import io.lakewise.catalog.state.State;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The statements that run, each with the server that runs it. Thread-safe. */
public final class RunningStatements {

  private final State state;

  /**
   * A statement that ran when its server last said so.
   *
   * @param statement what is known of it
   * @param server that runs it
   * @param seenAt when it said so, in microseconds since the epoch
   */
  public record Entry(StatementHistory.Entry statement, String server, long seenAt) {}

  /** What is kept in a state; {@link PendingRecords#lost} takes away. */
  public RunningStatements(State state) {
    this.state = state;
  }

  /**
   * A server says what it runs.
   *
   * @param now microseconds since the epoch
   * @param begun statements that it did not tell before
   * @param over those that run no more
   */
  public void note(
      String server, long now, List<StatementHistory.Entry> begun, Collection<String> over) {
    state.write(
        handle -> {
          remove(handle, over);
          handle
              .createUpdate("UPDATE running_statements SET seen_at = :now WHERE server = :server")
              .bind("now", now)
              .bind("server", server)
              .execute();
          insert(handle, server, now, begun);
          return null;
        });
  }

  private static void insert(
      Handle handle, String server, long now, List<StatementHistory.Entry> begun) {
    if (begun.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO running_statements
              (statement_id, server, seen_at, user_id, started_at, content, statement_text)
            VALUES (:id, :server, :now, :user, :started, :content, :text)
            ON CONFLICT (statement_id) DO NOTHING
            """)) {
      for (StatementHistory.Entry entry : begun) {
        batch
            .bind("id", entry.id())
            .bind("server", server)
            .bind("now", now)
            .bind("user", entry.user())
            .bind("started", entry.startedAt())
            .bind("content", entry.content())
            .bind("text", entry.text())
            .add();
      }
      batch.execute();
    }
  }

  private static void remove(Handle handle, Collection<String> over) {
    if (over.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch("DELETE FROM running_statements WHERE statement_id = ?")) {
      over.forEach(batch::add);
      batch.execute();
    }
  }

  /** Takes one out; whether it was there. */
  static boolean remove(Handle handle, String id) {
    return handle
            .createUpdate("DELETE FROM running_statements WHERE statement_id = :id")
            .bind("id", id)
            .execute()
        > 0;
  }

  /** Those of all other servers. */
  public List<Entry> ofOthers(String server) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT statement_id, user_id, started_at, content, statement_text, server,
                      seen_at
                    FROM running_statements
                    WHERE server <> :server
                    """)
                .bind("server", server)
                .map(
                    (row, context) ->
                        new Entry(
                            new StatementHistory.Entry(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                null),
                            row.getString(6),
                            row.getLong(7)))
                .list());
  }
}
