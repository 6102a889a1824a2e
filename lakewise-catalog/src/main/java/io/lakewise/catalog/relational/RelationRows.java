package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of tables and views, for whoever may see them. */
final class RelationRows {

  /** Whoever takes a name must know of what it may not see. */
  static final Viewer ALL = Viewer.LOCAL;

  /** What messages call it. */
  private static final String ANY = "table or view";

  static final String SELECT =
      """
      SELECT r.id, c.name AS catalog_name, c.owner AS catalog_owner, s.name AS schema_name,
             s.owner AS schema_owner, r.name, r.kind, r.owner, r.comment,
             r.created_at, r.format, r.location, r.managed, r.definition
      FROM relations r
      JOIN schemas s ON s.catalog_key = r.catalog_key AND s.schema_key = r.schema_key
      JOIN catalogs c ON c.catalog_key = r.catalog_key
      """;

  private RelationRows() {}

  private static Optional<Seen<Relation>> seen(Handle handle, Viewer viewer, QualifiedName name) {
    return row(handle, name).flatMap(held -> Seen.by(handle, viewer, held));
  }

  static Optional<Relation> find(Handle handle, Viewer viewer, QualifiedName name) {
    return seen(handle, viewer, name).map(Seen::entry);
  }

  /** A table or view whoever may see it. */
  static Optional<Held<Relation>> row(Handle handle, QualifiedName name) {
    Query query =
        handle.createQuery(
            SELECT
                + "WHERE r.catalog_key = :catalog AND r.schema_key = :schema AND r.name_key = :key");
    return bind(query, name).map(RelationRows::held).findOne();
  }

  static Optional<TableEntry> tableWithId(Handle handle, Viewer viewer, UUID id) {
    return table(handle, viewer, "id", id.toString());
  }

  static Optional<TableEntry> tableAt(Handle handle, Viewer viewer, String location) {
    String stored = handle.getConfig(StoredPlaces.class).stored(location);
    return table(handle, viewer, "location", stored);
  }

  private static Optional<TableEntry> table(
      Handle handle, Viewer viewer, String column, String value) {
    return handle
        .createQuery(SELECT + "WHERE r.kind = 'TABLE' AND r." + column + " = :value")
        .bind("value", value)
        .map(RelationRows::held)
        .findOne()
        .flatMap(held -> Seen.by(handle, viewer, held))
        .map(found -> (TableEntry) found.entry());
  }

  /** A table or view by its id, whoever may see it. */
  static Optional<Held<Relation>> withId(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE r.id = :id")
        .bind("id", id)
        .map(RelationRows::held)
        .findOne();
  }

  static Relation require(Handle handle, Viewer viewer, QualifiedName name) {
    return require(handle, viewer, name, ANY);
  }

  static Relation require(Handle handle, Viewer viewer, QualifiedName name, String kind) {
    return requireSeen(handle, viewer, name, kind).entry();
  }

  private static Seen<Relation> requireSeen(
      Handle handle, Viewer viewer, QualifiedName name, String kind) {
    return seen(handle, viewer, name)
        .orElseThrow(
            () -> {
              SchemaRows.require(handle, viewer, name.schemaName());
              List<String> near =
                  near(handle, viewer, name).stream().map(QualifiedName::toString).toList();
              return CatalogErrors.notFound(kind, name.toString(), near);
            });
  }

  /** A table or view on which the viewer has privileges. */
  static Relation require(
      Handle handle, Viewer viewer, QualifiedName name, Set<Privilege> privileges) {
    Seen<Relation> found = requireSeen(handle, viewer, name, ANY);
    Relation relation = found.entry();
    for (Privilege privilege : privileges) {
      if (!found.grants(privilege)) {
        throw CatalogErrors.notGranted(
            privilege.spelled(), kind(relation), relation.name().toString());
      }
    }
    return relation;
  }

  /** A table or view that the viewer may change. */
  static Relation requireOwn(Handle handle, Viewer viewer, QualifiedName name) {
    Seen<Relation> found = requireSeen(handle, viewer, name, ANY);
    Relation relation = found.entry();
    if (!found.manages()) {
      throw CatalogErrors.notOwner(kind(relation), relation.name().toString(), relation.owner());
    }
    return relation;
  }

  static List<Relation> list(Handle handle, Viewer viewer, SchemaName schema) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return list(
        handle
            .createQuery(SELECT + "WHERE r.catalog_key = :catalog AND r.schema_key = :schema")
            .bind("catalog", NameRules.key(schema.catalog()))
            .bind("schema", NameRules.key(schema.schema())),
        rights::sees);
  }

  static List<Relation> listAll(Handle handle, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return listAll(handle, rights::sees);
  }

  /** The tables and views that the viewer may change. */
  static List<Relation> listManaged(Handle handle, Viewer viewer) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    return listAll(handle, place -> rights.sees(place) && rights.manages(place));
  }

  private static List<Relation> listAll(Handle handle, Predicate<Place> wanted) {
    return list(handle.createQuery(SELECT), wanted);
  }

  /** Those whose place is wanted, which alone are read whole: they may be few of many. */
  private static List<Relation> list(Query rows, Predicate<Place> wanted) {
    return rows.map(ifWanted(wanted)).stream().flatMap(Optional::stream).sorted(byName()).toList();
  }

  /** Reads those whose place is wanted. */
  static RowMapper<Optional<Relation>> ifWanted(Predicate<Place> wanted) {
    SchemaPlaces schemas = new SchemaPlaces();
    return (row, context) -> {
      UUID id = Held.id(row);
      Place place = new Place(Securable.table(id), row.getString("owner"), schemas.of(row));
      return wanted.test(place) ? Optional.of(relation(row, context)) : Optional.empty();
    };
  }

  /** Near names in the same schema first; where there are none, the same name in others. */
  static List<QualifiedName> near(Handle handle, Viewer viewer, QualifiedName name) {
    List<QualifiedName> here =
        list(handle, viewer, name.schemaName()).stream().map(Relation::name).toList();
    List<QualifiedName> found = NearNames.of(name.name(), here, QualifiedName::name);
    if (!found.isEmpty()) {
      return found;
    }
    String key = NameRules.key(name.name());
    return listAll(handle, viewer).stream()
        .map(Relation::name)
        .filter(other -> NameRules.key(other.name()).equals(key))
        .limit(3)
        .toList();
  }

  /**
   * Refuses a name that a table or view has; the viewer must be allowed to make one in the schema,
   * and is not told what it is that it does not see.
   */
  static void requireFree(Handle handle, Viewer viewer, QualifiedName name) {
    NameRules.checked(name.name());
    SchemaRows.require(handle, viewer, name.schemaName(), Privilege.CREATE_TABLE);
    if (row(handle, name).isPresent()) {
      throw find(handle, viewer, name)
          .map(relation -> CatalogErrors.taken(kind(relation), name.toString()))
          .orElseGet(() -> CatalogErrors.taken("name", name.toString()));
    }
  }

  static void insert(Handle handle, Relation relation) {
    TableEntry table = relation instanceof TableEntry entry ? entry : null;
    String definition = relation instanceof ViewEntry view ? definition(view) : null;
    bind(
            handle.createUpdate(
                """
                INSERT INTO relations (id, catalog_key, schema_key, name_key, name, kind, owner,
                  comment, created_at, format, location, managed, definition)
                VALUES (:id, :catalog, :schema, :key, :name, :kind, :owner,
                  :comment, :createdAt, :format, :location, :managed, :definition)
                """),
            relation.name())
        .bind("id", relation.id().toString())
        .bind("name", relation.name().name())
        .bind("kind", table == null ? "VIEW" : "TABLE")
        .bind("owner", relation.owner())
        .bind("comment", relation.comment())
        .bind("createdAt", Times.micros(relation.createdAt()))
        .bind("format", table == null ? null : table.format())
        .bind(
            "location",
            table == null ? null : handle.getConfig(StoredPlaces.class).stored(table.location()))
        .bind("managed", table == null ? null : (table.managed() ? 1 : 0))
        .bind("definition", definition)
        .execute();
  }

  static void delete(Handle handle, UUID id) {
    handle.createUpdate("DELETE FROM relations WHERE id = :id").bind("id", id.toString()).execute();
  }

  /** Takes a table or view away; a table can come back, with its tags. */
  static void remove(Handle handle, Relation relation, Instant now) {
    delete(handle, relation.id());
    if (relation instanceof TableEntry table) {
      DroppedRows.insert(handle, table, now);
    } else {
      deleteBelongings(handle, relation.id());
      GrantRows.forget(handle, Securable.table(relation.id()));
    }
  }

  /** Its tags and policies. */
  static void deleteBelongings(Handle handle, UUID id) {
    PolicyRows.removeAll(handle, id);
    TagPolicyRows.forget(handle, TagPolicyRows.Scope.table(id));
    handle
        .createUpdate("DELETE FROM relation_tags WHERE relation_id = :id")
        .bind("id", id.toString())
        .execute();
  }

  static <S extends SqlStatement<S>> S bind(S statement, QualifiedName name) {
    return statement
        .bind("catalog", NameRules.key(name.catalog()))
        .bind("schema", NameRules.key(name.schema()))
        .bind("key", NameRules.key(name.name()));
  }

  static String kind(Relation relation) {
    return relation instanceof TableEntry ? "table" : "view";
  }

  private static Comparator<Relation> byName() {
    return Comparator.comparing((Relation relation) -> NameRules.key(relation.name().catalog()))
        .thenComparing(relation -> NameRules.key(relation.name().schema()))
        .thenComparing(relation -> NameRules.key(relation.name().name()));
  }

  static String definition(ViewEntry view) {
    return Definitions.write(
        new Definitions.View(view.text(), view.columns(), view.author(), view.currentSchema()));
  }

  private static Held<Relation> held(ResultSet row, StatementContext context) throws SQLException {
    Relation relation = relation(row, context);
    return new Held<>(relation, Held.inside(row, Securable.table(relation.id())));
  }

  private static Relation relation(ResultSet row, StatementContext context) throws SQLException {
    UUID id = UUID.fromString(row.getString("id"));
    QualifiedName name =
        new QualifiedName(
            row.getString("catalog_name"), row.getString("schema_name"), row.getString("name"));
    String owner = row.getString("owner");
    String comment = row.getString("comment");
    Instant createdAt = Times.read(row, "created_at");
    if (row.getString("kind").equals("TABLE")) {
      return new TableEntry(
          id,
          name,
          context.getConfig(StoredPlaces.class).place(row.getString("location")),
          row.getInt("managed") == 1,
          owner,
          comment,
          createdAt,
          row.getString("format"));
    }
    Definitions.View view =
        Definitions.read(name.toString(), row.getString("definition"), Definitions.View.class);
    return new ViewEntry(
        id,
        name,
        view.text(),
        view.columns(),
        owner,
        view.author(),
        comment,
        view.currentSchema(),
        createdAt);
  }
}
