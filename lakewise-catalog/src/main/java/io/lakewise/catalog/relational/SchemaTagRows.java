package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.SchemaName;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads and writes the tags of schemas. */
final class SchemaTagRows {

  private SchemaTagRows() {}

  static List<Tag> of(Handle handle, SchemaName schema) {
    return bind(
            handle.createQuery(
                """
                SELECT tag, value FROM schema_tags
                WHERE catalog_key = :catalog AND schema_key = :schema
                """),
            schema)
        .map(
            (row, context) ->
                new Tag(
                    new TagTarget.OfSchema(schema), row.getString("tag"), row.getString("value")))
        .stream()
        .sorted(Comparator.comparing(Tag::key))
        .toList();
  }

  static void set(Handle handle, SchemaName schema, String tag, String value) {
    bind(
            handle.createUpdate(
                """
                INSERT INTO schema_tags (catalog_key, schema_key, tag, value)
                VALUES (:catalog, :schema, :tag, :value)
                ON CONFLICT (catalog_key, schema_key, tag) DO UPDATE SET value = excluded.value
                """),
            schema)
        .bind("tag", tag)
        .bind("value", value)
        .execute();
  }

  static void unset(Handle handle, SchemaName schema, String tag) {
    bind(
            handle.createUpdate(
                """
                DELETE FROM schema_tags
                WHERE catalog_key = :catalog AND schema_key = :schema AND tag = :tag
                """),
            schema)
        .bind("tag", tag)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, SchemaName schema) {
    return statement
        .bind("catalog", NameRules.key(schema.catalog()))
        .bind("schema", NameRules.key(schema.schema()));
  }
}
