package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * How the rows of one kind of thing are found that lie in schemas, for whoever may see them.
 *
 * @param kind as messages call it
 * @param select all of them, as {@code o}, with their schemas and catalogs
 * @param mapper of what that selects
 * @param named what one is called
 */
record InSchema<T>(
    String kind, String select, RowMapper<Held<T>> mapper, Function<T, QualifiedName> named) {

  /** One, whoever may see it. */
  Optional<Held<T>> row(Handle handle, QualifiedName name) {
    Query query =
        handle.createQuery(
            select
                + "WHERE o.catalog_key = :catalog AND o.schema_key = :schema AND o.name_key = :key");
    return RelationRows.bind(query, name).map(mapper).findOne();
  }

  /** One by its id, whoever may see it. */
  Optional<Held<T>> withId(Handle handle, String id) {
    return handle.createQuery(select + "WHERE o.id = :id").bind("id", id).map(mapper).findOne();
  }

  /** One that the viewer sees. */
  Optional<Seen<T>> seen(Handle handle, Viewer viewer, QualifiedName name) {
    return row(handle, name).flatMap(held -> Seen.by(handle, viewer, held));
  }

  /** The same without what the viewer may do there. */
  Optional<T> find(Handle handle, Viewer viewer, QualifiedName name) {
    return seen(handle, viewer, name).map(Seen::entry);
  }

  /** One that the viewer sees. */
  T require(Handle handle, Viewer viewer, QualifiedName name) {
    return requireSeen(handle, viewer, name).entry();
  }

  /** One on which the viewer has a privilege. */
  T require(Handle handle, Viewer viewer, QualifiedName name, Privilege privilege) {
    Seen<T> found = requireSeen(handle, viewer, name);
    requireGranted(found, privilege);
    return found.entry();
  }

  /** Refuses unless the viewer has a privilege on one that it sees. */
  void requireGranted(Seen<T> found, Privilege privilege) {
    if (!found.grants(privilege)) {
      throw CatalogErrors.notGranted(privilege.spelled(), kind, spelled(found.entry()));
    }
  }

  /** One that the viewer may change. */
  T requireOwn(Handle handle, Viewer viewer, QualifiedName name) {
    Seen<T> found = requireSeen(handle, viewer, name);
    if (!found.manages()) {
      throw CatalogErrors.notOwner(kind, spelled(found.entry()), found.place().owner());
    }
    return found.entry();
  }

  private Seen<T> requireSeen(Handle handle, Viewer viewer, QualifiedName name) {
    return seen(handle, viewer, name)
        .orElseThrow(
            () -> {
              SchemaRows.require(handle, viewer, name.schemaName());
              List<T> there = list(handle, viewer, name.schemaName());
              List<String> near =
                  NearNames.of(name.name(), there, each -> named.apply(each).name()).stream()
                      .map(this::spelled)
                      .toList();
              return CatalogErrors.notFound(kind, name.toString(), near);
            });
  }

  /** Those in a schema that the viewer sees, in order of their names. */
  List<T> list(Handle handle, Viewer viewer, SchemaName schema) {
    Query query =
        handle
            .createQuery(select + "WHERE o.catalog_key = :catalog AND o.schema_key = :schema")
            .bind("catalog", NameRules.key(schema.catalog()))
            .bind("schema", NameRules.key(schema.schema()));
    return visible(handle, query, viewer);
  }

  /** All that the viewer sees, in order of their names. */
  List<T> listAll(Handle handle, Viewer viewer) {
    return visible(handle, handle.createQuery(select), viewer);
  }

  private List<T> visible(Handle handle, Query query, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return query.map(mapper).list().stream()
        .filter(held -> rights.sees(held.place()))
        .map(Held::entry)
        .sorted(
            Comparator.comparing((T each) -> NameRules.key(named.apply(each).catalog()))
                .thenComparing(each -> NameRules.key(named.apply(each).schema()))
                .thenComparing(each -> NameRules.key(named.apply(each).name())))
        .toList();
  }

  private String spelled(T entry) {
    return named.apply(entry).toString();
  }
}
