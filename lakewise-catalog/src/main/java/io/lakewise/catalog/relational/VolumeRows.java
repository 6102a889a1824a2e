package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of volumes, for whoever may see them. */
final class VolumeRows {

  static final String KIND = "volume";

  private static final String SELECT =
      """
      SELECT v.id, c.name AS catalog_name, c.owner AS catalog_owner, s.name AS schema_name,
             s.owner AS schema_owner, v.name, v.owner, v.comment, v.created_at, v.location,
             v.managed
      FROM volumes v
      JOIN schemas s ON s.catalog_key = v.catalog_key AND s.schema_key = v.schema_key
      JOIN catalogs c ON c.catalog_key = v.catalog_key
      """;

  private VolumeRows() {}

  /** A volume whoever may see it. */
  static Optional<Held<VolumeEntry>> row(Handle handle, QualifiedName name) {
    Query query =
        handle.createQuery(
            SELECT
                + "WHERE v.catalog_key = :catalog AND v.schema_key = :schema AND v.name_key = :key");
    return RelationRows.bind(query, name).map(VolumeRows::held).findOne();
  }

  /** A volume by its id, whoever may see it. */
  static Optional<Held<VolumeEntry>> withId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE v.id = :id")
        .bind("id", id)
        .map(VolumeRows::held)
        .findOne();
  }

  static Optional<Seen<VolumeEntry>> seen(Handle handle, Viewer viewer, QualifiedName name) {
    return row(handle, name).flatMap(held -> Seen.by(handle, viewer, held));
  }

  static VolumeEntry require(Handle handle, Viewer viewer, QualifiedName name) {
    return requireSeen(handle, viewer, name).entry();
  }

  /** A volume on which the viewer has a privilege. */
  static VolumeEntry require(
      Handle handle, Viewer viewer, QualifiedName name, Privilege privilege) {
    Seen<VolumeEntry> found = requireSeen(handle, viewer, name);
    if (!found.grants(privilege)) {
      throw CatalogErrors.notGranted(privilege.spelled(), KIND, found.entry().name().toString());
    }
    return found.entry();
  }

  /** A volume that the viewer may change. */
  static VolumeEntry requireOwn(Handle handle, Viewer viewer, QualifiedName name) {
    Seen<VolumeEntry> found = requireSeen(handle, viewer, name);
    if (!found.manages()) {
      throw CatalogErrors.notOwner(KIND, found.entry().name().toString(), found.entry().owner());
    }
    return found.entry();
  }

  private static Seen<VolumeEntry> requireSeen(Handle handle, Viewer viewer, QualifiedName name) {
    return seen(handle, viewer, name)
        .orElseThrow(
            () -> {
              SchemaRows.require(handle, viewer, name.schemaName());
              List<String> near =
                  NearNames.of(
                          name.name(),
                          list(handle, viewer, name.schemaName()),
                          volume -> volume.name().name())
                      .stream()
                      .map(volume -> volume.name().toString())
                      .toList();
              return CatalogErrors.notFound(KIND, name.toString(), near);
            });
  }

  static List<VolumeEntry> list(Handle handle, Viewer viewer, SchemaName schema) {
    Query query =
        handle
            .createQuery(SELECT + "WHERE v.catalog_key = :catalog AND v.schema_key = :schema")
            .bind("catalog", NameRules.key(schema.catalog()))
            .bind("schema", NameRules.key(schema.schema()));
    return visible(handle, query, viewer);
  }

  static List<VolumeEntry> listAll(Handle handle, Viewer viewer) {
    return visible(handle, handle.createQuery(SELECT), viewer);
  }

  private static List<VolumeEntry> visible(Handle handle, Query query, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return query.map(VolumeRows::held).list().stream()
        .filter(held -> rights.sees(held.place()))
        .map(Held::entry)
        .sorted(
            Comparator.comparing((VolumeEntry found) -> NameRules.key(found.name().catalog()))
                .thenComparing(found -> NameRules.key(found.name().schema()))
                .thenComparing(found -> NameRules.key(found.name().name())))
        .toList();
  }

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
