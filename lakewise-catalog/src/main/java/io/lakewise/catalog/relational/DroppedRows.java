package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of tables that were dropped. */
final class DroppedRows {

  private static final String SELECT =
      """
      SELECT id, catalog_name, schema_name, name, location, managed, owner, comment, created_at,
             format, dropped_at
      FROM dropped_tables
      """;

  private DroppedRows() {}

  static void insert(Handle handle, TableEntry table, Instant now) {
    RelationRows.bind(
            handle.createUpdate(
                """
                INSERT INTO dropped_tables (id, catalog_key, schema_key, name_key, catalog_name,
                  schema_name, name, owner, comment, created_at, format, location, managed,
                  dropped_at)
                VALUES (:id, :catalog, :schema, :key, :catalogName,
                  :schemaName, :name, :owner, :comment, :createdAt, :format, :location, :managed,
                  :now)
                """),
            table.name())
        .bind("id", table.id().toString())
        .bind("catalogName", table.name().catalog())
        .bind("schemaName", table.name().schema())
        .bind("name", table.name().name())
        .bind("owner", table.owner())
        .bind("comment", table.comment())
        .bind("createdAt", Times.micros(table.createdAt()))
        .bind("format", table.format())
        .bind("location", handle.getConfig(StoredPlaces.class).stored(table.location()))
        .bind("managed", table.managed() ? 1 : 0)
        .bind("now", Times.micros(now))
        .execute();
  }

  /** Dropped tables that had this name, the last dropped first. */
  static List<DroppedTable> named(Handle handle, Viewer viewer, QualifiedName name) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return RelationRows.bind(
            handle.createQuery(
                SELECT
                    + "WHERE catalog_key = :catalog AND schema_key = :schema AND name_key = :key"),
            name)
        .map(DroppedRows::dropped)
        .stream()
        .filter(dropped -> rights.mayActFor(dropped.table().owner()))
        .sorted(Comparator.comparing(DroppedTable::droppedAt).reversed())
        .toList();
  }

  /** The dropped table with this id, empty or one. */
  static List<DroppedTable> withId(Handle handle, Viewer viewer, UUID id) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return handle
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id.toString())
        .map(DroppedRows::dropped)
        .stream()
        .filter(dropped -> rights.mayActFor(dropped.table().owner()))
        .toList();
  }

  /** Tables dropped before a time, the first dropped first. */
  static List<DroppedTable> before(Handle handle, Viewer viewer, Instant until) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return handle
        .createQuery(SELECT + "WHERE dropped_at < :until")
        .bind("until", Times.micros(until))
        .map(DroppedRows::dropped)
        .stream()
        .filter(dropped -> rights.mayActFor(dropped.table().owner()))
        .sorted(Comparator.comparing(DroppedTable::droppedAt))
        .toList();
  }

  /** Tables dropped at a time or later, the last dropped first. */
  static List<DroppedTable> since(Handle handle, Viewer viewer, Instant earliest) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return handle
        .createQuery(SELECT + "WHERE dropped_at >= :earliest")
        .bind("earliest", Times.micros(earliest))
        .map(DroppedRows::dropped)
        .stream()
        .filter(dropped -> rights.mayActFor(dropped.table().owner()))
        .sorted(Comparator.comparing(DroppedTable::droppedAt).reversed())
        .toList();
  }

  static void delete(Handle handle, UUID id) {
    handle
        .createUpdate("DELETE FROM dropped_tables WHERE id = :id")
        .bind("id", id.toString())
        .execute();
  }

  private static DroppedTable dropped(ResultSet row, StatementContext context) throws SQLException {
    TableEntry table =
        new TableEntry(
            UUID.fromString(row.getString("id")),
            new QualifiedName(
                row.getString("catalog_name"), row.getString("schema_name"), row.getString("name")),
            context.getConfig(StoredPlaces.class).place(row.getString("location")),
            row.getInt("managed") == 1,
            row.getString("owner"),
            row.getString("comment"),
            Times.read(row, "created_at"),
            row.getString("format"));
    return new DroppedTable(table, Times.read(row, "dropped_at"));
  }
}
