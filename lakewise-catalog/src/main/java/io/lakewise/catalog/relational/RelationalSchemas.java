package io.lakewise.catalog.relational;

import io.lakewise.catalog.Schemas;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Catalogs and schemas as rows. */
record RelationalSchemas(State state, InstantSource clock, Audited audited) implements Schemas {

  @Override
  public List<CatalogEntry> catalogs(Viewer viewer) {
    return state.read(handle -> SchemaRows.catalogs(handle, viewer));
  }

  @Override
  public Optional<CatalogEntry> findCatalog(Viewer viewer, String name) {
    return state.read(handle -> SchemaRows.findCatalog(handle, viewer, name));
  }

  @Override
  public void createCatalog(Viewer viewer, String name, String comment) {
    NameRules.checked(name);
    state.write(
        handle -> {
          GrantTargets.requireOnLake(handle, viewer, Privilege.CREATE_CATALOG);
          if (SchemaRows.catalogRow(handle, name).isPresent()) {
            throw CatalogErrors.taken(
                SchemaRows.findCatalog(handle, viewer, name).isPresent() ? "catalog" : "name",
                NameRules.printed(name));
          }
          Instant now = clock.instant();
          handle
              .createUpdate(
                  """
                  INSERT INTO catalogs (catalog_key, name, owner, comment, created_at)
                  VALUES (:catalog, :name, :owner, :comment, :now)
                  """)
              .bind("catalog", NameRules.key(name))
              .bind("name", name)
              .bind("owner", viewer.principal())
              .bind("comment", comment)
              .bind("now", Times.micros(now))
              .execute();
          SchemaName first = new SchemaName(name, SchemaName.DEFAULT.schema());
          return insert(handle, new SchemaEntry(first, viewer.principal(), null, now));
        });
  }

  @Override
  public void dropCatalog(Viewer viewer, String name, DropMode mode) {
    state.write(
        handle -> {
          CatalogEntry catalog = SchemaRows.requireCatalog(handle, viewer, name);
          String printed = NameRules.printed(catalog.name());
          if (NameRules.key(name).equals(NameRules.key(SchemaName.DEFAULT.catalog()))) {
            throw CatalogErrors.undroppable("catalog", printed);
          }
          SchemaRows.requireManagedCatalog(handle, viewer, name);
          List<SchemaEntry> schemas = SchemaRows.list(handle, ALL, name);
          long objects = schemas.stream().mapToLong(s -> objects(handle, s.name())).sum();
          boolean onlyDefault =
              schemas.stream().allMatch(s -> s.name().schema().equals(SchemaName.DEFAULT.schema()));
          if (mode == DropMode.RESTRICT && (objects > 0 || !onlyDefault)) {
            throw CatalogErrors.notEmpty(
                "catalog", printed, Math.max(objects, schemas.size() - 1L));
          }
          schemas.forEach(schema -> empty(handle, viewer, schema.name()));
          GrantRows.forget(handle, Securable.catalog(name));
          TagPolicyRows.forget(handle, TagPolicyRows.Scope.catalog(name));
          String key = NameRules.key(name);
          handle
              .createUpdate("DELETE FROM schemas WHERE catalog_key = :catalog")
              .bind("catalog", key)
              .execute();
          return handle
              .createUpdate("DELETE FROM catalogs WHERE catalog_key = :catalog")
              .bind("catalog", key)
              .execute();
        });
  }

  @Override
  public List<SchemaEntry> list(Viewer viewer, String catalog) {
    return state.read(handle -> SchemaRows.list(handle, viewer, catalog));
  }

  @Override
  public Optional<SchemaEntry> find(Viewer viewer, SchemaName name) {
    return state.read(handle -> SchemaRows.find(handle, viewer, name));
  }

  @Override
  public SchemaEntry require(Viewer viewer, SchemaName name) {
    return state.read(handle -> SchemaRows.require(handle, viewer, name));
  }

  @Override
  public void create(Viewer viewer, SchemaName name, String comment) {
    NameRules.checked(name.schema());
    state.write(
        handle -> {
          CatalogEntry catalog =
              SchemaRows.requireCatalog(handle, viewer, name.catalog(), Privilege.CREATE_SCHEMA);
          if (SchemaRows.row(handle, name).isPresent()) {
            throw CatalogErrors.taken(
                SchemaRows.find(handle, viewer, name).isPresent() ? "schema" : "name",
                name.toString());
          }
          SchemaName spelled = new SchemaName(catalog.name(), name.schema());
          return insert(
              handle, new SchemaEntry(spelled, viewer.principal(), comment, clock.instant()));
        });
  }

  @Override
  public void drop(Viewer viewer, SchemaName name, DropMode mode) {
    state.write(
        handle -> {
          SchemaEntry schema = SchemaRows.require(handle, viewer, name);
          if (name.equals(SchemaName.DEFAULT)) {
            throw CatalogErrors.undroppable("schema", schema.name().toString());
          }
          SchemaRows.requireManaged(handle, viewer, name);
          long objects = objects(handle, name);
          if (mode == DropMode.RESTRICT && objects > 0) {
            throw CatalogErrors.notEmpty("schema", schema.name().toString(), objects);
          }
          empty(handle, viewer, name);
          return bind(
                  handle.createUpdate(
                      "DELETE FROM schemas WHERE catalog_key = :catalog AND schema_key = :schema"),
                  name)
              .execute();
        });
  }

  @Override
  public void comment(Viewer viewer, SchemaName name, String comment) {
    change(viewer, name, "comment", comment);
  }

  @Override
  public void owner(Viewer viewer, SchemaName name, String owner) {
    String spelled = state.read(handle -> PrincipalRows.requireOwner(handle, owner));
    change(viewer, name, "owner", spelled);
  }

  @Override
  public SchemaEntry require(Viewer viewer, SchemaName name, Privilege privilege) {
    return state.read(handle -> SchemaRows.require(handle, viewer, name, privilege));
  }

  @Override
  public void ownCatalog(Viewer viewer, String name, String owner) {
    state.write(
        handle -> {
          SchemaRows.requireManagedCatalog(handle, viewer, name);
          String spelled = PrincipalRows.requireOwner(handle, owner);
          audited.owner(handle, viewer, "updateCatalog", NameRules.printed(name), spelled);
          return handle
              .createUpdate("UPDATE catalogs SET owner = :owner WHERE catalog_key = :catalog")
              .bind("owner", spelled)
              .bind("catalog", NameRules.key(name))
              .execute();
        });
  }

  private void change(Viewer viewer, SchemaName name, String column, String value) {
    state.write(
        handle -> {
          SchemaRows.requireManaged(handle, viewer, name);
          if (column.equals("owner")) {
            audited.owner(handle, viewer, "updateSchema", name, value);
          }
          return bind(
                  handle.createUpdate(
                      "UPDATE schemas SET "
                          + column
                          + " = :value WHERE catalog_key = :catalog AND schema_key = :schema"),
                  name)
              .bind("value", value)
              .execute();
        });
  }

  @Override
  public void commentCatalog(Viewer viewer, String name, String comment) {
    state.write(
        handle -> {
          SchemaRows.requireManagedCatalog(handle, viewer, name);
          return handle
              .createUpdate("UPDATE catalogs SET comment = :comment WHERE catalog_key = :catalog")
              .bind("comment", comment)
              .bind("catalog", NameRules.key(name))
              .execute();
        });
  }

  /** Whoever creates must know of what it may not see. */
  private static final Viewer ALL = Viewer.LOCAL;

  /** Inserts a schema whose catalog exists. */
  static int insert(Handle handle, SchemaEntry schema) {
    return bind(
            handle.createUpdate(
                """
                INSERT INTO schemas (catalog_key, schema_key, name, owner, comment, created_at)
                VALUES (:catalog, :schema, :name, :owner, :comment, :now)
                """),
            schema.name())
        .bind("name", schema.name().schema())
        .bind("owner", schema.owner())
        .bind("comment", schema.comment())
        .bind("now", Times.micros(schema.createdAt()))
        .execute();
  }

  private static long objects(Handle handle, SchemaName name) {
    return handle
        .createQuery(
            """
            SELECT (SELECT count(*) FROM relations
                    WHERE catalog_key = :catalog AND schema_key = :schema)
                 + (SELECT count(*) FROM functions
                    WHERE catalog_key = :catalog AND schema_key = :schema)
                 + (SELECT count(*) FROM volumes
                    WHERE catalog_key = :catalog AND schema_key = :schema)
            """)
        .bind("catalog", NameRules.key(name.catalog()))
        .bind("schema", NameRules.key(name.schema()))
        .mapTo(Long.class)
        .one();
  }

  private void empty(Handle handle, Viewer viewer, SchemaName name) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    for (Relation relation : RelationRows.list(handle, ALL, name)) {
      if (!rights.manages(RelationRows.row(handle, relation.name()).orElseThrow().place())) {
        throw CatalogErrors.notGranted(
            Privilege.MANAGE.spelled(), "all in schema", name.toString());
      }
      RelationRows.remove(handle, relation, clock.instant());
    }
    VolumeRows.ROWS.list(handle, ALL, name).forEach(volume -> VolumeRows.delete(handle, volume));
    GrantRows.forgetSchema(handle, name);
    bind(
            handle.createUpdate(
                "DELETE FROM functions WHERE catalog_key = :catalog AND schema_key = :schema"),
            name)
        .execute();
  }

  private static Update bind(Update update, SchemaName name) {
    return update
        .bind("catalog", NameRules.key(name.catalog()))
        .bind("schema", NameRules.key(name.schema()));
  }
}
