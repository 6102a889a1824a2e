package io.lakewise.engine.definition;

import io.lakewise.catalog.Schemas;
import io.lakewise.catalog.Schemas.DropMode;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.SchemaStatement;
import io.lakewise.engine.statement.SchemaStatement.CreateCatalog;
import io.lakewise.engine.statement.SchemaStatement.CreateSchema;
import io.lakewise.engine.statement.SchemaStatement.DropCatalog;
import io.lakewise.engine.statement.SchemaStatement.DropSchema;
import io.lakewise.engine.statement.SchemaStatement.SetSchemaOwner;
import io.lakewise.engine.volume.VolumeFolder;
import java.util.ArrayList;
import java.util.List;

/** CREATE, ALTER and DROP of schemas and catalogs. */
public final class SchemaStatements {

  private static final String INFORMATION = "information_schema";
  private static final String TAGS = "keep it as a tag, with ALTER SCHEMA … SET TAGS";

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public SchemaStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(SchemaStatement change) {
    if (change instanceof CreateSchema create) {
      return create(create);
    }
    if (change instanceof DropSchema drop) {
      return drop(drop);
    }
    if (change instanceof CreateCatalog create) {
      return createCatalog(create);
    }
    if (change instanceof DropCatalog drop) {
      return dropCatalog(drop);
    }
    if (change instanceof SetSchemaOwner owner) {
      SchemaName name = schema(owner.name());
      schemas().owner(statement.viewer(), name, owner.owner());
      return Results.done(name + " belongs to " + owner.owner() + " now");
    }
    if (change instanceof SchemaStatement.SetSchemaProperties) {
      throw DefinitionErrors.notSupported("A property of a schema", TAGS);
    }
    throw DefinitionErrors.notSupported(
        "ALTER SCHEMA … RENAME",
        "CREATE SCHEMA with the new name and move each table with ALTER TABLE … RENAME TO");
  }

  private Result create(CreateSchema create) {
    SchemaName name = schema(create.name());
    if (create.replace()) {
      throw DefinitionErrors.notSupported(
          "CREATE OR REPLACE SCHEMA",
          "it would drop every table in it; use DROP SCHEMA … CASCADE, then CREATE SCHEMA");
    }
    if (create.location().isPresent()) {
      throw DefinitionErrors.notSupported(
          "LOCATION of a schema",
          "managed tables lie in the lake by their ids; give CREATE TABLE a LOCATION");
    }
    if (!create.properties().isEmpty()) {
      throw DefinitionErrors.notSupported("A property of a schema", TAGS);
    }
    if (name.schema().equalsIgnoreCase(INFORMATION)) {
      throw DefinitionErrors.ownName("Schema " + name);
    }
    if (create.ifNotExists() && schemas().find(statement.viewer(), name).isPresent()) {
      return Results.done(name + " exists already, nothing was done");
    }
    schemas().create(statement.viewer(), name, create.comment().orElse(null));
    return Results.done("created schema " + name);
  }

  private Result drop(DropSchema drop) {
    SchemaName name = schema(drop.name());
    if (drop.ifExists() && schemas().find(statement.viewer(), name).isEmpty()) {
      return Results.done("there is no schema " + name + ", nothing was done");
    }
    DropMode mode = drop.cascade() ? DropMode.CASCADE : DropMode.RESTRICT;
    List<TableEntry> inside = tables(name);
    TableRemoval removal = new TableRemoval(statement);
    removal.refuseHidden(inside, "DROP SCHEMA");
    List<VolumeEntry> volumes = volumes(name);
    schemas().drop(statement.viewer(), name, mode);
    volumes.forEach(VolumeFolder::remove);
    removal.recordDropped(inside);
    leaveIfGone();
    return Results.done("dropped schema " + name);
  }

  private Result createCatalog(CreateCatalog create) {
    String name = catalog(create.name());
    if (name.equalsIgnoreCase(SystemNames.CATALOG)) {
      throw DefinitionErrors.ownName("Catalog " + name);
    }
    if (create.ifNotExists() && schemas().findCatalog(statement.viewer(), name).isPresent()) {
      return Results.done(name + " exists already, nothing was done");
    }
    schemas().createCatalog(statement.viewer(), name, create.comment().orElse(null));
    return Results.done("created catalog " + name);
  }

  private Result dropCatalog(DropCatalog drop) {
    String name = catalog(drop.name());
    SystemNames.refuseChange(name, "Catalog " + name);
    if (drop.ifExists() && schemas().findCatalog(statement.viewer(), name).isEmpty()) {
      return Results.done("there is no catalog " + name + ", nothing was done");
    }
    DropMode mode = drop.cascade() ? DropMode.CASCADE : DropMode.RESTRICT;
    List<TableEntry> inside = new ArrayList<>();
    schemas()
        .list(statement.viewer(), name)
        .forEach(schema -> inside.addAll(tables(schema.name())));
    TableRemoval removal = new TableRemoval(statement);
    removal.refuseHidden(inside, "DROP CATALOG");
    List<VolumeEntry> volumes =
        schemas().list(everybody(), name).stream()
            .flatMap(schema -> volumes(schema.name()).stream())
            .toList();
    schemas().dropCatalog(statement.viewer(), name, mode);
    volumes.forEach(VolumeFolder::remove);
    removal.recordDropped(inside);
    leaveIfGone();
    return Results.done("dropped catalog " + name);
  }

  private List<TableEntry> tables(SchemaName schema) {
    return statement.catalog().relations().list(statement.viewer(), schema).stream()
        .filter(TableEntry.class::isInstance)
        .map(TableEntry.class::cast)
        .toList();
  }

  /** Also those that the principal does not see go with their schema. */
  private List<VolumeEntry> volumes(SchemaName schema) {
    return statement.catalog().volumes().list(everybody(), schema);
  }

  private Viewer everybody() {
    return new Viewer(statement.viewer().principal(), true);
  }

  /** A session does not stay in a schema that is gone. */
  private void leaveIfGone() {
    SchemaName current = statement.session().currentSchema();
    if (schemas().find(statement.viewer(), current).isEmpty()) {
      statement.session().use(SchemaName.DEFAULT);
    }
  }

  private SchemaName schema(Name name) {
    SchemaName schema = statement.names().qualifySchema(name.parts());
    SystemNames.refuseChange(schema.catalog(), "Schema " + schema);
    return schema;
  }

  private static String catalog(Name name) {
    if (name.parts().size() > 1) {
      throw NameErrors.tooManyNameParts(name.parts());
    }
    return name.last();
  }

  private Schemas schemas() {
    return statement.catalog().schemas();
  }
}
