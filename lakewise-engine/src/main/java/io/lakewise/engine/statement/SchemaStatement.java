package io.lakewise.engine.statement;

import java.util.Map;
import java.util.Optional;

/** Statements about schemas and catalogs. */
public sealed interface SchemaStatement extends Statement {

  /** The schema, or for {@link CreateCatalog} the catalog. */
  Name name();

  /**
   * {@code CREATE [OR REPLACE] SCHEMA [IF NOT EXISTS] name [COMMENT 'x'] [LOCATION 'x'] [WITH
   * DBPROPERTIES (…)]}.
   *
   * @param replace whether OR REPLACE was said
   * @param ifNotExists whether an existing schema is no error
   * @param name the schema
   * @param comment its comment
   * @param location MANAGED LOCATION or LOCATION
   * @param properties its properties
   */
  record CreateSchema(
      boolean replace,
      boolean ifNotExists,
      Name name,
      Optional<String> comment,
      Optional<String> location,
      Map<String, String> properties)
      implements SchemaStatement {}

  /**
   * {@code DROP SCHEMA [IF EXISTS] name [CASCADE | RESTRICT]}.
   *
   * @param ifExists whether a missing schema is no error
   * @param name the schema
   * @param cascade whether what it contains goes too
   */
  record DropSchema(boolean ifExists, Name name, boolean cascade) implements SchemaStatement {}

  /**
   * {@code ALTER SCHEMA name RENAME TO name}.
   *
   * @param name the schema
   * @param newName its new name
   */
  record RenameSchema(Name name, Name newName) implements SchemaStatement {}

  /**
   * {@code ALTER SCHEMA name [SET] OWNER TO principal}.
   *
   * @param name the schema
   * @param owner the principal
   */
  record SetSchemaOwner(Name name, String owner) implements SchemaStatement {}

  /**
   * {@code ALTER SCHEMA name SET DBPROPERTIES (…)}.
   *
   * @param name the schema
   * @param properties the properties set
   */
  record SetSchemaProperties(Name name, Map<String, String> properties)
      implements SchemaStatement {}

  /**
   * {@code CREATE CATALOG [IF NOT EXISTS] name [COMMENT 'x']}.
   *
   * @param ifNotExists whether an existing catalog is no error
   * @param name the catalog
   * @param comment its comment
   */
  record CreateCatalog(boolean ifNotExists, Name name, Optional<String> comment)
      implements SchemaStatement {}

  /**
   * {@code DROP CATALOG [IF EXISTS] name [CASCADE | RESTRICT]}.
   *
   * @param ifExists whether a missing catalog is no error
   * @param name the catalog
   * @param cascade whether what it contains goes too
   */
  record DropCatalog(boolean ifExists, Name name, boolean cascade) implements SchemaStatement {}
}
