package io.lakewise.catalog.record;

import io.lakewise.catalog.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which tables and columns data went through, each way once. Thread-safe. */
public final class LineageWays {

  /** Names in one question, below what either database takes. */
  private static final int MOST_NAMES = 500;

  private final State state;

  /** What is kept in a state; {@link PendingRecords#add} adds to it. */
  public LineageWays(State state) {
    this.state = state;
  }

  /**
   * One end of a way.
   *
   * @param type {@code TABLE}, {@code VIEW} or {@code PATH}
   * @param column empty for the whole
   */
  public record End(String type, String name, String column) {}

  /**
   * A way that data went.
   *
   * @param seenAt when last, in microseconds since the epoch
   */
  public record Way(End source, End target, long seenAt) {}

  /** In which direction ways are followed. */
  public enum Direction {
    /** To what something was made of. */
    UPSTREAM("target_name"),
    /** To what was made of something. */
    DOWNSTREAM("source_name");

    private final String column;

    Direction(String column) {
      this.column = column;
    }
  }

  static void insert(Handle handle, List<Way> ways) {
    if (ways.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO lineage (source_name, source_type, source_column,
              target_name, target_type, target_column, seen_at)
            VALUES (:sourceName, :sourceType, :sourceColumn,
              :targetName, :targetType, :targetColumn, :seenAt)
            ON CONFLICT (source_name, target_name, source_column, target_column, source_type,
              target_type) DO UPDATE SET seen_at = excluded.seen_at
            """)) {
      for (Way way : ways) {
        batch
            .bind("sourceName", way.source().name())
            .bind("sourceType", way.source().type())
            .bind("sourceColumn", way.source().column())
            .bind("targetName", way.target().name())
            .bind("targetType", way.target().type())
            .bind("targetColumn", way.target().column())
            .bind("seenAt", way.seenAt())
            .add();
      }
      batch.execute();
    }
  }

  /**
   * The ways that begin (downstream) or end (upstream) at names, of columns and of the whole.
   *
   * @param most the ways that are answered at most for some {@value #MOST_NAMES} names
   */
  public List<Way> of(Collection<String> names, Direction direction, int most) {
    List<String> all = List.copyOf(names);
    List<Way> ways = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_NAMES) {
      List<String> some = all.subList(from, Math.min(from + MOST_NAMES, all.size()));
      ways.addAll(state.read(handle -> some(handle, some, direction, most)));
    }
    return ways;
  }

  private static List<Way> some(Handle handle, List<String> names, Direction direction, int most) {
    return handle
        .createQuery(
            "SELECT source_type, source_name, source_column, target_type, target_name,"
                + " target_column, seen_at FROM lineage WHERE "
                + direction.column
                + " IN (<names>) ORDER BY source_name, target_name, source_column, target_column"
                + " LIMIT :most")
        .bindList("names", names)
        .bind("most", most)
        .map(
            (row, context) ->
                new Way(
                    new End(row.getString(1), row.getString(2), row.getString(3)),
                    new End(row.getString(4), row.getString(5), row.getString(6)),
                    row.getLong(7)))
        .list();
  }

  /** Forgets the ways that nothing went since a time, in microseconds since the epoch. */
  public void removeBefore(long time) {
    state.write(
        handle ->
            handle
                .createUpdate("DELETE FROM lineage WHERE seen_at < :time")
                .bind("time", time)
                .execute());
  }
}
