package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of functions. */
final class FunctionRows {

  private static final String SELECT =
      """
      SELECT o.id, c.name AS catalog_name, c.owner AS catalog_owner, s.name AS schema_name,
             s.owner AS schema_owner, o.name, o.owner, o.comment, o.created_at, o.definition
      FROM functions o
      JOIN schemas s ON s.catalog_key = o.catalog_key AND s.schema_key = o.schema_key
      JOIN catalogs c ON c.catalog_key = o.catalog_key
      """;

  /** How they are found. */
  static final InSchema<FunctionEntry> ROWS =
      new InSchema<>("function", SELECT, (row, context) -> held(row, context), FunctionEntry::name);

  private FunctionRows() {}

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

  /** A function that the viewer may call. */
  static Optional<FunctionEntry> callable(Handle handle, Viewer viewer, QualifiedName name) {
    Optional<Seen<FunctionEntry>> found = ROWS.seen(handle, viewer, name);
    found.ifPresent(function -> ROWS.requireGranted(function, Privilege.EXECUTE));
    return found.map(Seen::entry);
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
