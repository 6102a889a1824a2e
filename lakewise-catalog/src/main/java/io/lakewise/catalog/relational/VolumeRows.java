package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of volumes. */
final class VolumeRows {

  static final String KIND = "volume";

  private static final String SELECT =
      """
      SELECT o.id, c.name AS catalog_name, c.owner AS catalog_owner, s.name AS schema_name,
             s.owner AS schema_owner, o.name, o.owner, o.comment, o.created_at, o.location,
             o.managed
      FROM volumes o
      JOIN schemas s ON s.catalog_key = o.catalog_key AND s.schema_key = o.schema_key
      JOIN catalogs c ON c.catalog_key = o.catalog_key
      """;

  /** How they are found. */
  static final InSchema<VolumeEntry> ROWS =
      new InSchema<>(KIND, SELECT, (row, context) -> held(row, context), VolumeEntry::name);

  private VolumeRows() {}

  static int insert(Handle handle, VolumeEntry volume) {
    return RelationRows.bind(
            handle.createUpdate(
                """
                INSERT INTO volumes (id, catalog_key, schema_key, name_key, name, owner, comment,
                  created_at, location, managed)
                VALUES (:id, :catalog, :schema, :key, :name, :owner, :comment,
                  :createdAt, :location, :managed)
                """),
            volume.name())
        .bind("id", volume.id().toString())
        .bind("name", volume.name().name())
        .bind("owner", volume.owner())
        .bind("comment", volume.comment())
        .bind("createdAt", Times.micros(volume.createdAt()))
        .bind("location", handle.getConfig(StoredPlaces.class).stored(volume.location()))
        .bind("managed", volume.managed() ? 1 : 0)
        .execute();
  }

  /** Takes a volume away with its tags and what was granted on it. */
  static int delete(Handle handle, VolumeEntry volume) {
    GrantRows.forget(handle, Securable.volume(volume.id()));
    RelationRows.deleteBelongings(handle, volume.id());
    return handle
        .createUpdate("DELETE FROM volumes WHERE id = :id")
        .bind("id", volume.id().toString())
        .execute();
  }

  private static Held<VolumeEntry> held(ResultSet row, StatementContext context)
      throws SQLException {
    QualifiedName name =
        new QualifiedName(
            row.getString("catalog_name"), row.getString("schema_name"), row.getString("name"));
    VolumeEntry volume =
        new VolumeEntry(
            Held.id(row),
            name,
            context.getConfig(StoredPlaces.class).place(row.getString("location")),
            row.getInt("managed") == 1,
            row.getString("owner"),
            row.getString("comment"),
            Times.read(row, "created_at"));
    return new Held<>(volume, Held.inside(row, Securable.volume(volume.id())));
  }
}
