package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.name.SchemaName;
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
      SELECT c.name AS catalog_name, s.name, s.owner, s.comment, s.created_at
      FROM schemas s JOIN catalogs c ON c.catalog_key = s.catalog_key
      """;

  private SchemaRows() {}

  static List<CatalogEntry> catalogs(Handle handle, Viewer viewer) {
    return handle
        .createQuery("SELECT name, owner, comment, created_at FROM catalogs")
        .map(SchemaRows::catalog)
        .stream()
        .filter(catalog -> viewer.sees(catalog.owner()))
        .sorted(Comparator.comparing(catalog -> NameRules.key(catalog.name())))
        .toList();
  }

  static Optional<CatalogEntry> findCatalog(Handle handle, Viewer viewer, String name) {
    return handle
        .createQuery(
            "SELECT name, owner, comment, created_at FROM catalogs WHERE catalog_key = :catalog")
        .bind("catalog", NameRules.key(name))
        .map(SchemaRows::catalog)
        .findOne()
        .filter(catalog -> viewer.sees(catalog.owner()));
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
    return handle
        .createQuery(SCHEMAS + "WHERE s.catalog_key = :catalog")
        .bind("catalog", NameRules.key(catalog))
        .map(SchemaRows::schema)
        .stream()
        .filter(schema -> viewer.sees(schema.owner()))
        .sorted(Comparator.comparing(schema -> NameRules.key(schema.name().schema())))
        .toList();
  }

  static Optional<SchemaEntry> find(Handle handle, Viewer viewer, SchemaName name) {
    return handle
        .createQuery(SCHEMAS + "WHERE s.catalog_key = :catalog AND s.schema_key = :schema")
        .bind("catalog", NameRules.key(name.catalog()))
        .bind("schema", NameRules.key(name.schema()))
        .map(SchemaRows::schema)
        .findOne()
        .filter(schema -> viewer.sees(schema.owner()));
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

  private static CatalogEntry catalog(ResultSet row, StatementContext context) throws SQLException {
    return new CatalogEntry(
        row.getString("name"),
        row.getString("owner"),
        row.getString("comment"),
        Times.read(row, "created_at"));
  }

  private static SchemaEntry schema(ResultSet row, StatementContext context) throws SQLException {
    return new SchemaEntry(
        new SchemaName(row.getString("catalog_name"), row.getString("name")),
        row.getString("owner"),
        row.getString("comment"),
        Times.read(row, "created_at"));
  }
}
