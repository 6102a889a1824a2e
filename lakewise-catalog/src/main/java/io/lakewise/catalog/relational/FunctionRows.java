package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of functions, for whoever may see them. */
final class FunctionRows {

  private static final String SELECT =
      """
      SELECT f.id, c.name AS catalog_name, c.owner AS catalog_owner, s.name AS schema_name,
             s.owner AS schema_owner, f.name, f.owner, f.comment, f.created_at, f.definition
      FROM functions f
      JOIN schemas s ON s.catalog_key = f.catalog_key AND s.schema_key = f.schema_key
      JOIN catalogs c ON c.catalog_key = f.catalog_key
      """;

  private FunctionRows() {}

  static Optional<FunctionEntry> find(Handle handle, Viewer viewer, QualifiedName name) {
    return seen(handle, viewer, name).map(Seen::entry);
  }

  private static Optional<Seen<FunctionEntry>> seen(
      Handle handle, Viewer viewer, QualifiedName name) {
    return row(handle, name).flatMap(held -> Seen.by(handle, viewer, held));
  }

  /** A function whoever may see it. */
  static Optional<Held<FunctionEntry>> row(Handle handle, QualifiedName name) {
    Query query =
        handle.createQuery(
            SELECT
                + "WHERE f.catalog_key = :catalog AND f.schema_key = :schema AND f.name_key = :key");
    return RelationRows.bind(query, name).map(FunctionRows::held).findOne();
  }

  /** A function by its id, whoever may see it. */
  static Optional<Held<FunctionEntry>> withId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE f.id = :id")
        .bind("id", id)
        .map(FunctionRows::held)
        .findOne();
  }

  static FunctionEntry require(Handle handle, Viewer viewer, QualifiedName name) {
    return requireSeen(handle, viewer, name).entry();
  }

  private static Seen<FunctionEntry> requireSeen(Handle handle, Viewer viewer, QualifiedName name) {
    return seen(handle, viewer, name)
        .orElseThrow(
            () -> {
              SchemaRows.require(handle, viewer, name.schemaName());
              List<String> near =
                  NearNames.of(
                          name.name(),
                          list(handle, viewer, name.schemaName()),
                          function -> function.name().name())
                      .stream()
                      .map(function -> function.name().toString())
                      .toList();
              return CatalogErrors.notFound("function", name.toString(), near);
            });
  }

  static List<FunctionEntry> list(Handle handle, Viewer viewer, SchemaName schema) {
    Query query =
        handle
            .createQuery(SELECT + "WHERE f.catalog_key = :catalog AND f.schema_key = :schema")
            .bind("catalog", NameRules.key(schema.catalog()))
            .bind("schema", NameRules.key(schema.schema()));
    return visible(handle, query, viewer);
  }

  static List<FunctionEntry> listAll(Handle handle, Viewer viewer) {
    return visible(handle, handle.createQuery(SELECT), viewer);
  }

  static int insert(Handle handle, FunctionEntry function) {
    Definitions.Function definition =
        new Definitions.Function(
            function.parameters(),
            function.returnType(),
            function.returnColumns(),
            function.body(),
            function.deterministic(),
            function.author(),
            function.currentSchema());
    return RelationRows.bind(
            handle.createUpdate(
                """
                INSERT INTO functions (id, catalog_key, schema_key, name_key, name, owner, comment,
                  created_at, definition)
                VALUES (:id, :catalog, :schema, :key, :name, :owner, :comment,
                  :createdAt, :definition)
                """),
            function.name())
        .bind("id", function.id().toString())
        .bind("name", function.name().name())
        .bind("owner", function.owner())
        .bind("comment", function.comment())
        .bind("createdAt", Times.micros(function.createdAt()))
        .bind("definition", Definitions.write(definition))
        .execute();
  }

  static int delete(Handle handle, UUID id) {
    return handle
        .createUpdate("DELETE FROM functions WHERE id = :id")
        .bind("id", id.toString())
        .execute();
  }

  private static List<FunctionEntry> visible(Handle handle, Query query, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return query.map(FunctionRows::held).list().stream()
        .filter(held -> rights.sees(held.place()))
        .map(Held::entry)
        .sorted(
            Comparator.comparing((FunctionEntry found) -> NameRules.key(found.name().catalog()))
                .thenComparing(found -> NameRules.key(found.name().schema()))
                .thenComparing(found -> NameRules.key(found.name().name())))
        .toList();
  }

  /** A function that the viewer may call. */
  static Optional<FunctionEntry> callable(Handle handle, Viewer viewer, QualifiedName name) {
    Optional<Seen<FunctionEntry>> found = seen(handle, viewer, name);
    if (found.isPresent() && !found.get().grants(Privilege.EXECUTE)) {
      throw CatalogErrors.notGranted(
          Privilege.EXECUTE.spelled(), "function", found.get().entry().name().toString());
    }
    return found.map(Seen::entry);
  }

  /** A function that the viewer may change. */
  static FunctionEntry requireOwn(Handle handle, Viewer viewer, QualifiedName name) {
    Seen<FunctionEntry> found = requireSeen(handle, viewer, name);
    FunctionEntry function = found.entry();
    if (!found.manages()) {
      throw CatalogErrors.notOwner("function", function.name().toString(), function.owner());
    }
    return function;
  }

  private static Held<FunctionEntry> held(ResultSet row, StatementContext context)
      throws SQLException {
    FunctionEntry function = function(row);
    return new Held<>(function, Held.inside(row, Securable.function(function.id())));
  }

  private static FunctionEntry function(ResultSet row) throws SQLException {
    QualifiedName name =
        new QualifiedName(
            row.getString("catalog_name"), row.getString("schema_name"), row.getString("name"));
    Definitions.Function definition =
        Definitions.read(name.toString(), row.getString("definition"), Definitions.Function.class);
    return new FunctionEntry(
        UUID.fromString(row.getString("id")),
        name,
        definition.parameters(),
        definition.returnType(),
        definition.returnColumns(),
        definition.body(),
        definition.deterministic(),
        row.getString("owner"),
        definition.author(),
        row.getString("comment"),
        definition.currentSchema(),
        Times.read(row, "created_at"));
  }
}
