package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads tables and views part by part in the order of their keys, without the others. */
final class RelationPages {

  private static final String BEHIND =
      "WHERE (r.catalog_key, r.schema_key, r.name_key) > (:catalog, :schema, :key)\n";
  private static final String ORDERED =
      "ORDER BY r.catalog_key, r.schema_key, r.name_key LIMIT :most";

  private RelationPages() {}

  /** A row, and what it holds if the viewer sees that. */
  private record Row(QualifiedName name, Optional<Relation> relation) {}

  static List<Relation> after(Handle handle, Viewer viewer, Optional<String> after, int most) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    QualifiedName last = null;
    if (after.isPresent()) {
      Optional<Held<Relation>> before =
          RelationRows.withId(handle, after.get()).filter(held -> rights.sees(held.place()));
      if (before.isEmpty()) {
        return List.of();
      }
      last = before.get().entry().name();
    }
    RowMapper<Optional<Relation>> seen = RelationRows.ifWanted(rights::sees);
    List<Relation> found = new ArrayList<>();
    List<Row> rows;
    do {
      rows =
          query(handle, last)
              .bind("most", most)
              .map(
                  (row, context) ->
                      new Row(
                          new QualifiedName(
                              row.getString("catalog_name"),
                              row.getString("schema_name"),
                              row.getString("name")),
                          seen.map(row, context)))
              .list();
      rows.forEach(row -> row.relation().ifPresent(found::add));
      last = rows.isEmpty() ? null : rows.get(rows.size() - 1).name();
    } while (found.size() < most && rows.size() == most);
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private static Query query(Handle handle, QualifiedName last) {
    return last == null
        ? handle.createQuery(RelationRows.SELECT + ORDERED)
        : RelationRows.bind(handle.createQuery(RelationRows.SELECT + BEHIND + ORDERED), last);
  }
}
