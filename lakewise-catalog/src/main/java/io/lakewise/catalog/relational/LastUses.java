package io.lakewise.catalog.relational;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** When credentials were last used. */
final class LastUses {

  private LastUses() {}

  /** Notes uses by the ids of a table's rows, unless a later one is noted; answers how many. */
  static int note(Handle handle, String table, Map<String, Instant> times) {
    String later =
        "UPDATE "
            + table
            + " SET last_used_at = :time"
            + " WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :time)";
    times.forEach(
        (id, time) ->
            handle.createUpdate(later).bind("time", Times.micros(time)).bind("id", id).execute());
    return times.size();
  }
}
