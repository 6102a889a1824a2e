package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of catalogs and schemas, for whoever may see them. */
final class SchemaRows {

  private static final String SCHEMAS =
      """
      SELECT c.name AS catalog_name, c.owner AS catalog_owner, s.name, s.owner, s.comment,
             s.created_at
      FROM schemas s JOIN catalogs c ON c.catalog_key = s.catalog_key
      """;

  private SchemaRows() {}

  static List<CatalogEntry> catalogs(Handle handle, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return handle
        .createQuery("SELECT name, owner, comment, created_at FROM catalogs")
        .map(SchemaRows::catalog)
        .stream()
        .filter(catalog -> rights.sees(catalog.place()))
        .map(Held::entry)
        .sorted(Comparator.comparing(catalog -> NameRules.key(catalog.name())))
        .toList();
  }

  static Optional<CatalogEntry> findCatalog(Handle handle, Viewer viewer, String name) {
    return catalogRow(handle, name)
        .filter(catalog -> RightsRows.at(handle, viewer, catalog.place()).sees(catalog.place()))
        .map(Held::entry);
  }

  /** A catalog whoever may see it. */
  static Optional<Held<CatalogEntry>> catalogRow(Handle handle, String name) {
    return handle
        .createQuery(
            "SELECT name, owner, comment, created_at FROM catalogs WHERE catalog_key = :catalog")
        .bind("catalog", NameRules.key(name))
        .map(SchemaRows::catalog)
        .findOne();
  }

  static CatalogEntry requireCatalog(Handle handle, Viewer viewer, String name) {
    return findCatalog(handle, viewer, name)
        .orElseThrow(
            () -> {
              List<String> near =
                  NearNames.of(name, catalogs(handle, viewer), CatalogEntry::name).stream()
                      .map(catalog -> NameRules.printed(catalog.name()))
                      .toList();
              return CatalogErrors.notFound("catalog", NameRules.printed(name), near);
            });
  }

  static List<SchemaEntry> list(Handle handle, Viewer viewer, String catalog) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return handle
        .createQuery(SCHEMAS + "WHERE s.catalog_key = :catalog")
        .bind("catalog", NameRules.key(catalog))
        .map(SchemaRows::schema)
        .stream()
        .filter(schema -> rights.sees(schema.place()))
        .map(Held::entry)
        .sorted(Comparator.comparing(schema -> NameRules.key(schema.name().schema())))
        .toList();
  }

  static Optional<SchemaEntry> find(Handle handle, Viewer viewer, SchemaName name) {
    return row(handle, name)
        .filter(schema -> RightsRows.at(handle, viewer, schema.place()).sees(schema.place()))
        .map(Held::entry);
  }

  /** A schema whoever may see it. */
  static Optional<Held<SchemaEntry>> row(Handle handle, SchemaName name) {
    return handle
        .createQuery(SCHEMAS + "WHERE s.catalog_key = :catalog AND s.schema_key = :schema")
        .bind("catalog", NameRules.key(name.catalog()))
        .bind("schema", NameRules.key(name.schema()))
        .map(SchemaRows::schema)
        .findOne();
  }

  static SchemaEntry require(Handle handle, Viewer viewer, SchemaName name) {
    return find(handle, viewer, name)
        .orElseThrow(
            () -> {
              requireCatalog(handle, viewer, name.catalog());
              List<SchemaEntry> others = list(handle, viewer, name.catalog());
              List<String> near =
                  NearNames.of(name.schema(), others, schema -> schema.name().schema()).stream()
                      .map(schema -> schema.name().toString())
                      .toList();
              return CatalogErrors.notFound("schema", name.toString(), near);
            });
  }

  /** A catalog in which the viewer has a privilege. */
  static CatalogEntry requireCatalog(
      Handle handle, Viewer viewer, String name, Privilege privilege) {
    CatalogEntry catalog = requireCatalog(handle, viewer, name);
    Place place = catalogRow(handle, name).orElseThrow().place();
    if (!RightsRows.at(handle, viewer, place).has(place, privilege)) {
      throw CatalogErrors.notGranted(
          privilege.spelled(), "catalog", NameRules.printed(catalog.name()));
    }
    return catalog;
  }

  /** A catalog that the viewer manages. */
  static CatalogEntry requireManagedCatalog(Handle handle, Viewer viewer, String name) {
    CatalogEntry catalog = requireCatalog(handle, viewer, name);
    Place place = catalogRow(handle, name).orElseThrow().place();
    if (!RightsRows.at(handle, viewer, place).manages(place)) {
      throw CatalogErrors.notOwner("catalog", NameRules.printed(catalog.name()), catalog.owner());
    }
    return catalog;
  }

  /** A schema that the viewer manages. */
  static SchemaEntry requireManaged(Handle handle, Viewer viewer, SchemaName name) {
    SchemaEntry schema = require(handle, viewer, name);
    Place place = row(handle, name).orElseThrow().place();
    if (!RightsRows.at(handle, viewer, place).manages(place)) {
      throw CatalogErrors.notOwner("schema", schema.name().toString(), schema.owner());
    }
    return schema;
  }

  /** A schema in which the viewer has a privilege. */
  static SchemaEntry require(Handle handle, Viewer viewer, SchemaName name, Privilege privilege) {
    SchemaEntry schema = require(handle, viewer, name);
    Place place = row(handle, name).orElseThrow().place();
    if (!RightsRows.at(handle, viewer, place).has(place, privilege)) {
      throw CatalogErrors.notGranted(privilege.spelled(), "schema", schema.name().toString());
    }
    return schema;
  }

  /** The schema of a securable's key, whoever may see it. */
  static Optional<GrantTargets.Found> withKey(Handle handle, String key) {
    return handle.createQuery(SCHEMAS).map(SchemaRows::schema).list().stream()
        .filter(held -> held.place().securable().key().equals(key))
        .findFirst()
        .map(
            held -> new GrantTargets.Found(held.place(), "schema", held.entry().name().toString()));
  }

  private static Held<CatalogEntry> catalog(ResultSet row, StatementContext context)
      throws SQLException {
    CatalogEntry entry =
        new CatalogEntry(
            row.getString("name"),
            row.getString("owner"),
            row.getString("comment"),
            Times.read(row, "created_at"));
    return new Held<>(entry, Held.catalog(entry.name(), entry.owner()));
  }

  private static Held<SchemaEntry> schema(ResultSet row, StatementContext context)
      throws SQLException {
    SchemaEntry entry =
        new SchemaEntry(
            new SchemaName(row.getString("catalog_name"), row.getString("name")),
            row.getString("owner"),
            row.getString("comment"),
            Times.read(row, "created_at"));
    return new Held<>(entry, Held.schema(row, entry.name().schema(), entry.owner()));
  }
}
