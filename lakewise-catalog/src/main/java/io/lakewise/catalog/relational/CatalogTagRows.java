package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.name.NameRules;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads and writes the tags of catalogs. */
final class CatalogTagRows {

  private CatalogTagRows() {}

  static List<Tag> of(Handle handle, String catalog) {
    return handle
        .createQuery("SELECT tag, value FROM catalog_tags WHERE catalog_key = :catalog")
        .bind("catalog", NameRules.key(catalog))
        .map(
            (row, context) ->
                new Tag(
                    new TagTarget.OfCatalog(catalog), row.getString("tag"), row.getString("value")))
        .stream()
        .sorted(Comparator.comparing(Tag::key))
        .toList();
  }

  static void set(Handle handle, String catalog, String tag, String value) {
    handle
        .createUpdate(
            """
            INSERT INTO catalog_tags (catalog_key, tag, value) VALUES (:catalog, :tag, :value)
            ON CONFLICT (catalog_key, tag) DO UPDATE SET value = excluded.value
            """)
        .bind("catalog", NameRules.key(catalog))
        .bind("tag", tag)
        .bind("value", value)
        .execute();
  }

  static void unset(Handle handle, String catalog, String tag) {
    handle
        .createUpdate("DELETE FROM catalog_tags WHERE catalog_key = :catalog AND tag = :tag")
        .bind("catalog", NameRules.key(catalog))
        .bind("tag", tag)
        .execute();
  }
}
