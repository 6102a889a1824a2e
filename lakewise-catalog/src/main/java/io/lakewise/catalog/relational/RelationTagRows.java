package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads and writes the tags of tables, views, columns and volumes. */
final class RelationTagRows {

  private record Row(UUID relation, String key, String column, String tag, String value) {}

  private static final String SELECT =
      "SELECT relation_id, column_key, column_name, tag, value FROM relation_tags";

  /** Not by SQL, as each database has its own order of strings. */
  private static final Comparator<Row> ORDER =
      Comparator.comparing((Row row) -> row.relation().toString())
          .thenComparing(Row::key)
          .thenComparing(Row::tag);

  private RelationTagRows() {}

  static List<Tag> of(Handle handle, UUID id, TagTarget target) {
    String column = NameRules.key(column(target));
    return rows(handle, id).stream()
        .filter(row -> row.key().equals(column))
        .map(row -> new Tag(target, row.tag(), row.value()))
        .toList();
  }

  /** The relation's own first, as no column has an empty name. */
  static List<Tag> inside(Handle handle, Relation relation) {
    return rows(handle, relation.id()).stream().map(row -> tag(relation.name(), row)).toList();
  }

  static List<Tag> ofAll(Handle handle, List<Relation> relations) {
    Map<UUID, QualifiedName> names = new HashMap<>();
    relations.forEach(relation -> names.put(relation.id(), relation.name()));
    return handle.createQuery(SELECT).map((row, context) -> row(row)).stream()
        .sorted(ORDER)
        .filter(row -> names.containsKey(row.relation()))
        .map(row -> tag(names.get(row.relation()), row))
        .toList();
  }

  static void set(Handle handle, UUID id, TagTarget target, String tag, String value) {
    insert(handle, new Row(id, "", column(target), tag, value));
  }

  static void unset(Handle handle, UUID id, TagTarget target, String tag) {
    delete(handle, id, NameRules.key(column(target)), tag);
  }

  static void renameColumn(Handle handle, Relation relation, String from, String to) {
    for (Row row : rowsBelow(handle, relation, from)) {
      delete(handle, relation.id(), row.key(), row.tag());
      String renamed = to + row.column().substring(from.length());
      insert(handle, new Row(relation.id(), "", renamed, row.tag(), row.value()));
    }
  }

  static void removeColumn(Handle handle, Relation relation, String column) {
    rowsBelow(handle, relation, column)
        .forEach(row -> delete(handle, relation.id(), row.key(), row.tag()));
  }

  private static List<Row> rowsBelow(Handle handle, Relation relation, String column) {
    String key = NameRules.key(column);
    return rows(handle, relation.id()).stream()
        .filter(row -> row.key().equals(key) || row.key().startsWith(key + "."))
        .toList();
  }

  private static List<Row> rows(Handle handle, UUID id) {
    return handle
        .createQuery(SELECT + " WHERE relation_id = :id")
        .bind("id", id.toString())
        .map((row, context) -> row(row))
        .stream()
        .sorted(ORDER)
        .toList();
  }

  private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Row(
        UUID.fromString(row.getString("relation_id")),
        row.getString("column_key"),
        row.getString("column_name"),
        row.getString("tag"),
        row.getString("value"));
  }

  private static void insert(Handle handle, Row row) {
    handle
        .createUpdate(
            """
            INSERT INTO relation_tags (relation_id, column_key, column_name, tag, value)
            VALUES (:id, :key, :column, :tag, :value)
            ON CONFLICT (relation_id, column_key, tag) DO UPDATE SET value = excluded.value
            """)
        .bind("id", row.relation().toString())
        .bind("key", NameRules.key(row.column()))
        .bind("column", row.column())
        .bind("tag", row.tag())
        .bind("value", row.value())
        .execute();
  }

  private static void delete(Handle handle, UUID id, String columnKey, String tag) {
    handle
        .createUpdate(
            """
            DELETE FROM relation_tags
            WHERE relation_id = :id AND column_key = :key AND tag = :tag
            """)
        .bind("id", id.toString())
        .bind("key", columnKey)
        .bind("tag", tag)
        .execute();
  }

  private static String column(TagTarget target) {
    return target instanceof TagTarget.OfColumn of ? of.column() : "";
  }

  private static Tag tag(QualifiedName relation, Row row) {
    TagTarget target =
        row.column().isEmpty()
            ? new TagTarget.OfRelation(relation)
            : new TagTarget.OfColumn(relation, row.column());
    return new Tag(target, row.tag(), row.value());
  }
}
