package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of clone references. */
final class CloneRows {

  private static final String SELECT =
      """
      SELECT clone_id, clone_location, source_id, source_location, source_version, created_at
      FROM clones
      """;

  private CloneRows() {}

  static List<CloneEntry> ofSource(Handle handle, String location) {
    return handle
        .createQuery(SELECT + "WHERE source_location = :location ORDER BY created_at, clone_id")
        .bind("location", handle.getConfig(StoredPlaces.class).stored(location))
        .map(CloneRows::entry)
        .list();
  }

  static List<CloneEntry> ofClone(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + "WHERE clone_id = :id ORDER BY created_at, source_location")
        .bind("id", id.toString())
        .map(CloneRows::entry)
        .list();
  }

  static int add(Handle handle, CloneEntry clone) {
    StoredPlaces places = handle.getConfig(StoredPlaces.class);
    return handle
        .createUpdate(
            """
            INSERT INTO clones (clone_id, clone_location, source_id, source_location,
              source_version, created_at)
            VALUES (:cloneId, :cloneLocation, :sourceId, :sourceLocation, :version, :createdAt)
            ON CONFLICT (clone_id, source_location) DO UPDATE SET
              clone_location = excluded.clone_location, source_id = excluded.source_id,
              source_version = excluded.source_version, created_at = excluded.created_at
            """)
        .bind("cloneId", clone.cloneId().toString())
        .bind("cloneLocation", places.stored(clone.cloneLocation()))
        .bind("sourceId", clone.sourceId() == null ? null : clone.sourceId().toString())
        .bind("sourceLocation", places.stored(clone.sourceLocation()))
        .bind("version", clone.sourceVersion())
        .bind("createdAt", Times.micros(clone.createdAt()))
        .execute();
  }

  static int remove(Handle handle, UUID id) {
    return handle
        .createUpdate("DELETE FROM clones WHERE clone_id = :id")
        .bind("id", id.toString())
        .execute();
  }

  private static CloneEntry entry(ResultSet row, StatementContext context) throws SQLException {
    StoredPlaces places = context.getConfig(StoredPlaces.class);
    String source = row.getString("source_id");
    return new CloneEntry(
        UUID.fromString(row.getString("clone_id")),
        places.place(row.getString("clone_location")),
        source == null ? null : UUID.fromString(source),
        places.place(row.getString("source_location")),
        row.getLong("source_version"),
        Times.read(row, "created_at"));
  }
}
